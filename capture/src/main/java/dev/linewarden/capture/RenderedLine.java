package dev.linewarden.capture;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A bottling line that exists only as paint: lemonade bottles on a conveyor, some of them faulty,
/// with the truth about each. What the camera sees at part n follows from the seed and n alone; the
/// parts before and after it stand left and right of it. Painted once at construction, or read from
/// the cache folder; its memory goes when nobody refers to it. One camera at a time may look at it:
/// [#draw] is for one thread, the questions are for any.
public final class RenderedLine implements Scene {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");

  /// Brightness of the lamps: never above 1, so that the drift has room.
  private static final double LIGHT = 0.974;

  /// Drawn for nobody, at first.
  private static final int PRACTICE_FRAMES = 12;

  private final RenderedSettings settings;
  private final PartRun parts;
  private final PlateBook book;
  private final FrameComposer composer;

  /// Told while the line is painted, on the constructing thread.
  public interface Progress {
    /// `done` of `all` pictures are painted.
    void painted(int done, int all);
  }

  /// Reads the painted line from `cacheFolder`, or paints it (seconds) and leaves it there.
  public RenderedLine(RenderedSettings settings, Path cacheFolder, Progress progress) {
    this.settings = settings;
    Catalogue catalogue = new Catalogue(settings.seed());
    this.parts = new PartRun(settings, catalogue);
    this.book = new PlateBook(settings, catalogue.looks().size());
    PlateCache cache = new PlateCache(cacheFolder, settings);
    if (!cache.load(book)) {
      LOG.log(Level.INFO, "painting the rendered line, kept at {0}", cache.file());
      paint(catalogue.looks(), progress);
      cache.save(book);
    }
    this.composer = new FrameComposer(settings, book);
    practise();
  }

  public RenderedSettings settings() {
    return settings;
  }

  /// What is wrong with the part in the middle of this frame.
  public Fault fault(long frameNumber) {
    return parts.part(frameNumber).fault();
  }

  @Override
  public int width() {
    return settings.width();
  }

  @Override
  public int height() {
    return settings.height();
  }

  @Override
  public void draw(long frameNumber, MemorySegment into) {
    double scale = settings.scale();
    composer.begin();
    for (int place = -1; place <= 1; place++) {
      PartRun.Part part = parts.part(frameNumber - place);
      double axis = Surroundings.CAMERA_X + place * Surroundings.PITCH - BottlePainter.HALF_WIDTH;
      int left = (int) Math.round((axis + part.shift()) * scale);
      composer.lay(part.plate(), left, (int) Math.round(BottlePainter.TOP * scale));
    }
    double slow = Math.sin(frameNumber / 286.0) + 0.5 * Math.sin(frameNumber / 49.0);
    double light = LIGHT * (1 + 0.010 * slow) * parts.part(frameNumber).light();
    int grain = new SplittableRandom(~frameNumber).nextInt() & Integer.MAX_VALUE;
    composer.finish(light, grain, into);
  }

  /// The first drawings take twenty times as long as later ones, until their code is compiled: a
  /// camera in a hurry had to leave out a hundred frames.
  private void practise() {
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment frame = scratch.allocate(3L * settings.width() * settings.height());
      for (int number = 0; number < PRACTICE_FRAMES; number++) {
        draw(number, frame);
      }
    }
  }

  private void paint(List<Look> looks, Progress progress) {
    SplittableRandom random = new SplittableRandom(settings.seed());
    Hall hall = new Hall(random.split());
    Belt belt = new Belt(random.nextLong());
    int all = looks.size() + 1;
    book.paintHall(emptyHall(hall, belt));
    progress.painted(1, all);
    BottlePainter painter =
        new BottlePainter(new Surroundings(hall), new LabelArt(), settings.scale());
    Map<Look.Glass, Picture> glasses = new HashMap<>();
    for (int plate = 0; plate < looks.size(); plate++) {
      Look look = looks.get(plate);
      Picture glass = glasses.computeIfAbsent(look.glass(), painter::glass);
      book.paintPlate(plate, painter.paint(look, glass));
      progress.painted(plate + 2, all);
    }
  }

  private Picture emptyHall(Hall hall, Belt belt) {
    Picture picture = new Picture(settings.width(), settings.height());
    Light light = new Light();
    for (int row = 0; row < picture.height; row++) {
      for (int column = 0; column < picture.width; column++) {
        double x = (column + 0.5) / settings.scale();
        double y = (row + 0.5) / settings.scale();
        hall.light(x, y, light);
        belt.over(x, y, hall, light);
        picture.put(column, row, light, 1);
      }
    }
    return picture;
  }
}
