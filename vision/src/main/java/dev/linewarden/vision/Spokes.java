package dev.linewarden.vision;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/// A ring cut into spokes that run from its inner to its outer radius. Each becomes a profile with
/// one value for each pixel: the mean of three rays next to each other.
public final class Spokes {
  public static final int SPOKES_MIN = 8;
  public static final int SPOKES_MAX = 360;
  private static final int RAYS = 3;

  private final Zone.Form.Ring ring;
  private final int count;
  private final int length;
  private final Cutout cutout;
  private final Plane plane;
  private final Mat places;
  private final Mat between;
  private final Mat polar;
  private final ByteBuffer bytes;
  private final Scalar unused;
  private final float[] profile;

  /// @param spokes [#SPOKES_MIN] to [#SPOKES_MAX]
  /// @param zone a ring
  public record Setup(Channel channel, int spokes, Zone zone) {
    /// In whole pixels along a spoke; 0 when there is no ring.
    public int length() {
      return zone.form() instanceof Zone.Form.Ring(double inner, double outer)
          ? (int) Math.floor(outer - inner)
          : 0;
    }
  }

  /// Throws `IllegalArgumentException` when the zone is no ring.
  public Spokes(Setup setup, Room room) {
    if (!(setup.zone().form() instanceof Zone.Form.Ring read)) {
      throw new IllegalArgumentException("spokes need a ring, but have " + setup.zone().form());
    }
    ring = read;
    count = setup.spokes();
    length = setup.length();
    cutout = new Cutout(setup.zone(), room);
    plane = new Plane(setup.channel(), cutout, room);
    places = room.keep(new Mat());
    between = room.keep(new Mat());
    polar = room.mat(RAYS * count, length, opencv_core.CV_8UC1);
    bytes = polar.createBuffer();
    unused = room.keep(new Scalar(0));
    profile = new float[length];
    draw();
  }

  /// Where each place along each ray is in the cutout; OpenCV counts from a pixel's middle. In the
  /// form in which it looks them up: else it would make that of the numbers for each frame.
  private void draw() {
    try (Mat mapX = new Mat(RAYS * count, length, opencv_core.CV_32FC1);
        Mat mapY = new Mat(RAYS * count, length, opencv_core.CV_32FC1)) {
      draw(mapX.createBuffer(), mapY.createBuffer());
      opencv_imgproc.convertMaps(mapX, mapY, places, between, opencv_core.CV_16SC2);
    }
  }

  private void draw(FloatBuffer xs, FloatBuffer ys) {
    for (int ray = 0; ray < RAYS * count; ray++) {
      double angle = 2 * Math.PI * (ray - RAYS / 2.0 + 0.5) / (RAYS * count);
      for (int step = 0; step < length; step++) {
        double radius = ring.inner() + step + 0.5;
        xs.put((float) (cutout.width() / 2.0 + radius * Math.cos(angle) - 0.5));
        ys.put((float) (cutout.height() / 2.0 + radius * Math.sin(angle) - 0.5));
      }
    }
  }

  /// How many spokes there are.
  public int count() {
    return count;
  }

  /// What the ring lies in.
  public Cutout cutout() {
    return cutout;
  }

  /// Takes in the frame in view. False when there is nothing to look at: see [Cutout#look].
  public boolean look(View view) {
    if (!plane.look(view)) {
      return false;
    }
    opencv_imgproc.remap(
        plane.pixels(),
        polar,
        places,
        between,
        opencv_imgproc.INTER_LINEAR,
        opencv_core.BORDER_REPLICATE,
        unused);
    return true;
  }

  /// From inside out; the same array each time.
  public float[] profile(int spoke) {
    for (int step = 0; step < length; step++) {
      int sum = 0;
      for (int ray = RAYS * spoke; ray < RAYS * (spoke + 1); ray++) {
        sum += bytes.get(ray * length + step) & 0xFF;
      }
      profile[step] = (float) sum / RAYS;
    }
    return profile;
  }

  /// A place along a spoke, in pixels from the ring's centre to the right.
  public double right(int spoke, double steps) {
    return (ring.inner() + steps) * Math.cos(2 * Math.PI * spoke / count);
  }

  /// Likewise downwards.
  public double down(int spoke, double steps) {
    return (ring.inner() + steps) * Math.sin(2 * Math.PI * spoke / count);
  }
}
