package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class WireConverterTest {
  private static final int WIDTH = 8;
  private static final int HEIGHT = 4;

  /// Samples of rising value, by hand: 0x001, 0x3FE, 0x155, 0x2AA in ten bits; 0x00F, 0xFF0 in
  /// twelve.
  @ParameterizedTest
  @CsvSource({
    "MONO10, 01 00 FE 03 55 01 AA 02, 00 FF 55 AA",
    "MONO10_P, 01 F8 5F 95 AA, 00 FF 55 AA",
    "MONO10_PACKED, 00 21 FF 55 21 AA, 00 FF 55 AA",
    "MONO12, 0F 00 F0 0F, 00 FF",
    "MONO12_P, 0F 00 FF, 00 FF",
    "MONO12_PACKED, 00 0F FF, 00 FF",
  })
  void knownBytesBecomeTheUpperEightBits(WireFormat format, String wire, String expected) {
    byte[] samples = bytes(expected);
    byte[] raw = bytes(wire);
    byte[] two = new byte[raw.length * 2];
    System.arraycopy(raw, 0, two, 0, raw.length);
    System.arraycopy(raw, 0, two, raw.length, raw.length);

    byte[] frame = convert(format, samples.length, 2, two);

    assertThat(frame).startsWith(samples).endsWith(samples).hasSize(2 * samples.length);
  }

  @ParameterizedTest
  @CsvSource({"MONO10_P, 10", "MONO12_P, 12"})
  void aStreamOfBitsIsReadLikeAStreamOfBits(WireFormat format, int bits) {
    Random random = new Random(17);
    int samples = WIDTH * HEIGHT;
    BitSet stream = new BitSet(samples * bits);
    byte[] expected = new byte[samples];
    for (int i = 0; i < samples; i++) {
      int value = random.nextInt(1 << bits);
      expected[i] = (byte) (value >> (bits - 8));
      for (int bit = 0; bit < bits; bit++) {
        stream.set(i * bits + bit, (value >> bit & 1) != 0);
      }
    }
    byte[] raw = new byte[samples * bits / 8];
    byte[] set = stream.toByteArray();
    System.arraycopy(set, 0, raw, 0, set.length);

    assertThat(convert(format, WIDTH, HEIGHT, raw)).isEqualTo(expected);
  }

  /// The letters are the colours of the first two pixels; the next row has the other two.
  @ParameterizedTest
  @EnumSource(
      value = WireFormat.class,
      names = {"BAYER_.*"},
      mode = EnumSource.Mode.MATCH_ALL)
  void aMosaicOfOneColourBecomesThatColour(WireFormat format) {
    int red = 200;
    int green = 120;
    int blue = 40;
    boolean words = format.packing() != WireFormat.Packing.BYTES;
    int shift = format.packing() == WireFormat.Packing.WORDS_12 ? 4 : words ? 2 : 0;
    String first = format.pfnc().substring(5, 7);
    byte[] raw = new byte[WIDTH * HEIGHT * (words ? 2 : 1)];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      boolean evenRow = i / WIDTH % 2 == 0;
      boolean evenColumn = i % 2 == 0;
      char colour = colour(first, evenRow, evenColumn);
      int value = (colour == 'R' ? red : colour == 'G' ? green : blue) << shift;
      if (words) {
        raw[2 * i] = (byte) value;
        raw[2 * i + 1] = (byte) (value >> 8);
      } else {
        raw[i] = (byte) value;
      }
    }

    byte[] frame = convert(format, WIDTH, HEIGHT, raw);

    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertThat(new int[] {frame[3 * i] & 255, frame[3 * i + 1] & 255, frame[3 * i + 2] & 255})
          .as("pixel %d of %s", i, format)
          .containsExactly(blue, green, red);
    }
  }

  private static char colour(String first, boolean evenRow, boolean evenColumn) {
    char left = first.charAt(0);
    char right = first.charAt(1);
    if (evenRow) {
      return evenColumn ? left : right;
    }
    char other = (left == 'R' || right == 'R') ? 'B' : 'R';
    boolean greenFirst = left == 'G';
    return evenColumn == greenFirst ? other : 'G';
  }

  @Test
  void redGreenBlueTurnsAround() {
    byte[] raw = new byte[2 * 2 * 3];
    for (int i = 0; i < 4; i++) {
      raw[3 * i] = 1;
      raw[3 * i + 1] = 2;
      raw[3 * i + 2] = 3;
    }
    assertThat(convert(WireFormat.RGB8, 2, 2, raw)).startsWith(3, 2, 1).endsWith(3, 2, 1);
    assertThat(convert(WireFormat.BGR8, 2, 2, raw)).isEqualTo(raw);
  }

  @ParameterizedTest
  @CsvSource({
    "UYVY, 80 00 80 FF",
    "YUYV, 00 80 FF 80",
    "CBYCRY, 80 00 80 FF",
    "YCBYCR, 00 80 FF 80",
    "VIDEO_CBYCRY, 80 10 80 EB",
    "VIDEO_YCBYCR, 10 80 EB 80",
  })
  void blackAndWhiteInYuvAreBlackAndWhite(WireFormat format, String pair) {
    byte[] raw = new byte[2 * 2 * 2];
    System.arraycopy(bytes(pair), 0, raw, 0, 4);
    System.arraycopy(bytes(pair), 0, raw, 4, 4);
    assertThat(convert(format, 2, 2, raw)).startsWith(0, 0, 0, 255, 255, 255);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatIsFoundByItsNumberAndItsName(WireFormat format) {
    assertThat(WireFormat.ofCode(format.code())).contains(format);
    assertThat(WireFormat.ofName(format.pfnc())).contains(format);
    int bitsOnTheWire = format.code() >> 16 & 0xFF;
    assertThat(format.bytes(WIDTH, HEIGHT))
        .as("the number itself says the bits a pixel takes")
        .isEqualTo((long) WIDTH * HEIGHT * bitsOnTheWire / 8);
  }

  @Test
  void aSizeThatDoesNotFillWholeBytesIsRefused() {
    assertThatThrownBy(() -> new WireConverter(WireFormat.MONO10_P, 6, 4))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Mono10p")
        .hasMessageContaining("multiple of 4")
        .hasMessageContaining("6x4");
    assertThatThrownBy(() -> new WireConverter(WireFormat.BAYER_RG8, 5, 4))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("even");
  }

  @Test
  void tooFewBytesAreNeverRead() {
    try (Arena arena = Arena.ofConfined();
        WireConverter converter = new WireConverter(WireFormat.MONO8, 4, 4)) {
      assertThat(converter.pixels()).isEqualTo(PixelFormat.MONO8);
      assertThatThrownBy(() -> converter.convert(arena.allocate(15), arena.allocate(16)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] convert(WireFormat format, int width, int height, byte[] wire) {
    try (Arena arena = Arena.ofConfined();
        WireConverter converter = new WireConverter(format, width, height)) {
      assertThat(converter.rawBytes()).isEqualTo(wire.length);
      MemorySegment raw = arena.allocateFrom(ValueLayout.JAVA_BYTE, wire);
      MemorySegment frame = arena.allocate(converter.frameBytes());
      converter.convert(raw, frame);
      return frame.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static byte[] bytes(String hex) {
    return java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
  }
}
