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
}
