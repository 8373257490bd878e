package dev.linewarden.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BlobsTest {
  @Test
  void blobsThatTouchOnlyFartherDownAreOne() {
    Blobs blobs = new Blobs(6, 4);
    byte[] marks = {
      1, 0, 1, 0, 0, 0, //
      1, 0, 1, 0, 0, 1, //
      0, 1, 0, 0, 1, 0, //
      0, 0, 0, 0, 0, 0,
    };

    blobs.find(ByteBuffer.wrap(marks));

    int largest = blobs.largest(1, 100);
    assertThat(blobs.area(largest)).isEqualTo(5);
    assertThat(blobs.x(largest)).isCloseTo(1.5, within(1e-9));
    assertThat(blobs.y(largest)).isCloseTo((0.5 + 0.5 + 1.5 + 1.5 + 2.5) / 5, within(1e-9));
    assertThat(blobs.width(largest)).isEqualTo(3);
    assertThat(blobs.height(largest)).isEqualTo(3);
    int other = blobs.largest(1, 4);
    assertThat(blobs.area(other)).isEqualTo(2);
    assertThat(blobs.degrees(other)).isCloseTo(-45, within(1e-9));
  }

  /// A square of 8 by 8 pixels in a corner, and under it so many specks of one pixel.
  private static boolean find(Blobs blobs, int side, int specks) {
    byte[] marks = new byte[side * side];
    for (int i = 0; i < 64; i++) {
      marks[i / 8 * side + i % 8] = 1;
    }
    for (int i = 0; i < specks; i++) {
      int across = side / 2;
      marks[(10 + i / across * 2) * side + i % across * 2] = 1;
    }
    return blobs.find(ByteBuffer.wrap(marks));
  }

  @Test
  void beyondItsBoundNoneIsTheLargest() {
    int side = 512;
    Blobs blobs = new Blobs(side, side);

    assertThat(find(blobs, side, Blobs.BLOBS_MAX - 1)).isTrue();
    assertThat(blobs.area(blobs.largest(1, 1000))).isEqualTo(64);

    assertThat(find(blobs, side, Blobs.BLOBS_MAX)).isFalse();
    assertThat(blobs.largest(1, Integer.MAX_VALUE)).isEqualTo(-1);

    assertThat(find(blobs, side, 3)).as("after a picture with too many").isTrue();
    assertThat(blobs.area(blobs.largest(1, 1000))).isEqualTo(64);
  }
}
