package dev.linewarden.vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Region;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchesTest {
  private static final int SIDE = 40;

  private final Patches patches = new Patches(SIDE, SIDE);
  private final byte[] marks = new byte[SIDE * SIDE];

  @Test
  void ofTooManyPatchesTheLargestStay() {
    // Rows of one pixel between empty ones, of 1, 2, 3, ... pixels, two of a length.
    for (int y = 0; y < SIDE; y += 2) {
      for (int x = 0; x <= y / 2; x++) {
        marks[y * SIDE + x] = 1;
        marks[y * SIDE + SIDE - 1 - x] = y / 2 < SIDE / 2 - 1 ? (byte) 1 : (byte) 0;
      }
    }

    patches.find(marks);

    assertThat(patches.count()).isEqualTo(Patches.PATCHES_MAX);
    assertThat(patches.patch(0).pixels()).isEqualTo(20);
    for (int i = 1; i < patches.count(); i++) {
      assertThat(patches.patch(i).pixels()).isLessThanOrEqualTo(patches.patch(i - 1).pixels());
    }
    assertThat(patches.patch(Patches.PATCHES_MAX - 1).pixels()).isEqualTo(4);
  }

  /// The area inside a polygon by its corners: with a hole, more than the pixels.
  private static double area(Region.Polygon polygon) {
    double twice = 0;
    List<Region.Point> corners = polygon.corners();
    for (int i = 0; i < corners.size(); i++) {
      Region.Point a = corners.get(i);
      Region.Point b = corners.get((i + 1) % corners.size());
      twice += a.x() * b.y() - b.x() * a.y();
    }
    return twice / 2;
  }

  /// Random stairs without holes: one column beside the other, all on the ground.
  @Test
  void anOutlineHoldsAllPixelsOfItsPatch() {
    Outline outline = new Outline(patches, Region.Point::new);
    Random random = new Random(5);
    for (int run = 0; run < 50; run++) {
      java.util.Arrays.fill(marks, (byte) 0);
      for (int x = 0; x < 12; x++) {
        for (int y = random.nextInt(SIDE); y < SIDE; y++) {
          marks[y * SIDE + x] = 1;
        }
      }
      patches.find(marks);
      Region.Polygon polygon = (Region.Polygon) outline.of(patches.patch(0));

      assertThat(area(polygon)).as("seed 5, run %d", run).isEqualTo(patches.patch(0).pixels());
    }
  }

  @Test
  void aLongBorderLosesCornersAndKeepsItsShape() {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        marks[y * SIDE + x] = (byte) (Math.hypot(x - 19.5, y - 19.5) < 19 ? 1 : 0);
      }
    }

    patches.find(marks);
    Region.Polygon polygon =
        (Region.Polygon) new Outline(patches, Region.Point::new).of(patches.patch(0));

    assertThat(polygon.corners()).hasSizeBetween(Outline.CORNERS_MAX / 2, Outline.CORNERS_MAX);
    double share = area(polygon) / patches.patch(0).pixels();
    assertThat(share).isBetween(0.95, 1.05);
  }
}
