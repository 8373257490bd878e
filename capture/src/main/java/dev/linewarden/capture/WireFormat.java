package dev.linewarden.capture;

import dev.linewarden.inspection.PixelFormat;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_imgproc;

/// How a camera sends its pixels: the formats of the GenICam Pixel Format Naming Convention (PFNC)
/// that a station understands, by the convention's own names and numbers.
enum WireFormat {
  MONO8("Mono8", 0x0108_0001, Packing.BYTES, Colour.GREY),
  MONO10("Mono10", 0x0110_0003, Packing.WORDS_10, Colour.GREY),
  MONO10_P("Mono10p", 0x010A_0046, Packing.BITS_10, Colour.GREY),
  MONO10_PACKED("Mono10Packed", 0x010C_0004, Packing.PAIRS_10, Colour.GREY),
  MONO12("Mono12", 0x0110_0005, Packing.WORDS_12, Colour.GREY),
  MONO12_P("Mono12p", 0x010C_0047, Packing.BITS_12, Colour.GREY),
  MONO12_PACKED("Mono12Packed", 0x010C_0006, Packing.PAIRS_12, Colour.GREY),
  BAYER_GR8("BayerGR8", 0x0108_0008, Packing.BYTES, Colour.BAYER_GR),
  BAYER_RG8("BayerRG8", 0x0108_0009, Packing.BYTES, Colour.BAYER_RG),
  BAYER_GB8("BayerGB8", 0x0108_000A, Packing.BYTES, Colour.BAYER_GB),
  BAYER_BG8("BayerBG8", 0x0108_000B, Packing.BYTES, Colour.BAYER_BG),
  BAYER_GR10("BayerGR10", 0x0110_000C, Packing.WORDS_10, Colour.BAYER_GR),
  BAYER_RG10("BayerRG10", 0x0110_000D, Packing.WORDS_10, Colour.BAYER_RG),
  BAYER_GB10("BayerGB10", 0x0110_000E, Packing.WORDS_10, Colour.BAYER_GB),
  BAYER_BG10("BayerBG10", 0x0110_000F, Packing.WORDS_10, Colour.BAYER_BG),
  BAYER_GR12("BayerGR12", 0x0110_0010, Packing.WORDS_12, Colour.BAYER_GR),
  BAYER_RG12("BayerRG12", 0x0110_0011, Packing.WORDS_12, Colour.BAYER_RG),
  BAYER_GB12("BayerGB12", 0x0110_0012, Packing.WORDS_12, Colour.BAYER_GB),
  BAYER_BG12("BayerBG12", 0x0110_0013, Packing.WORDS_12, Colour.BAYER_BG),
  RGB8("RGB8", 0x0218_0014, Packing.BYTES, Colour.RGB),
  BGR8("BGR8", 0x0218_0015, Packing.BYTES, Colour.BGR),
  UYVY("YUV422_8_UYVY", 0x0210_001F, Packing.BYTES, Colour.UYVY),
  YUYV("YUV422_8", 0x0210_0032, Packing.BYTES, Colour.YUYV),
  YCBYCR("YCbCr422_8", 0x0210_003B, Packing.BYTES, Colour.YUYV),
  CBYCRY("YCbCr422_8_CbYCrY", 0x0210_0043, Packing.BYTES, Colour.UYVY),
  VIDEO_YCBYCR("YCbCr601_422_8", 0x0210_003E, Packing.BYTES, Colour.VIDEO_YUYV),
  VIDEO_CBYCRY("YCbCr601_422_8_CbYCrY", 0x0210_0044, Packing.BYTES, Colour.VIDEO_UYVY);

  /// How one sample lies in the bytes.
  ///
  /// Words are 16 bits, little-endian, the value in the low bits. `BITS` is a little-endian stream
  /// of bits without gaps (PFNC's suffix p). `PAIRS` is GigE Vision's own packing, two samples in
  /// three bytes, whose first and third byte are the samples' upper eight bits.
  enum Packing {
    BYTES(8, 1, 1),
    WORDS_10(10, 1, 2),
    WORDS_12(12, 1, 2),
    BITS_10(10, 4, 5),
    BITS_12(12, 2, 3),
    PAIRS_10(10, 2, 3),
    PAIRS_12(12, 2, 3);

    /// Of one sample that carry its value.
    final int bits;

    /// The smallest number of samples that fills whole bytes, and those bytes.
    final int samples;

    final int bytes;

    Packing(int bits, int samples, int bytes) {
      this.bits = bits;
      this.samples = samples;
      this.bytes = bytes;
    }
  }

  /// What a sample means. The code is OpenCV's conversion to BGR, [#AS_IT_IS] where none is needed,
  /// [#OURS] where OpenCV has none.
  ///
  /// Cameras for machines use all 256 levels of luma and colour difference, and so does IIDC, from
  /// which their formats come; `VIDEO` is ITU-R BT.601 with luma from 16 to 235.
  enum Colour {
    GREY(1, Colour.AS_IT_IS),
    BGR(3, Colour.AS_IT_IS),
    RGB(3, opencv_imgproc.COLOR_RGB2BGR),
    BAYER_GR(1, opencv_imgproc.COLOR_BayerGRBG2BGR),
    BAYER_RG(1, opencv_imgproc.COLOR_BayerRGGB2BGR),
    BAYER_GB(1, opencv_imgproc.COLOR_BayerGBRG2BGR),
    BAYER_BG(1, opencv_imgproc.COLOR_BayerBGGR2BGR),
    UYVY(2, Colour.OURS),
    YUYV(2, Colour.OURS),
    VIDEO_UYVY(2, opencv_imgproc.COLOR_YUV2BGR_UYVY),
    VIDEO_YUYV(2, opencv_imgproc.COLOR_YUV2BGR_YUY2);

    static final int AS_IT_IS = -1;
    static final int OURS = -2;

    final int samplesPerPixel;
    final int toBgr;

    Colour(int samplesPerPixel, int toBgr) {
      this.samplesPerPixel = samplesPerPixel;
      this.toBgr = toBgr;
    }
  }

  private final String pfnc;
  private final int code;
  private final Packing packing;
  private final Colour colour;

  WireFormat(String pfnc, int code, Packing packing, Colour colour) {
    this.pfnc = pfnc;
    this.code = code;
    this.packing = packing;
    this.colour = colour;
  }

  static Optional<WireFormat> ofCode(int code) {
    return Arrays.stream(values()).filter(format -> format.code == code).findFirst();
  }

  static Optional<WireFormat> ofName(String pfnc) {
    return Arrays.stream(values()).filter(format -> format.pfnc.equals(pfnc)).findFirst();
  }

  /// The convention's name, for example `Mono8`.
  String pfnc() {
    return pfnc;
  }

  /// The convention's number, as it stands in a GVSP leader.
  int code() {
    return code;
  }

  Packing packing() {
    return packing;
  }

  Colour colour() {
    return colour;
  }

  /// What a frame of it becomes: grey stays grey, everything else is colour.
  PixelFormat pixels() {
    return colour == Colour.GREY ? PixelFormat.MONO8 : PixelFormat.BGR8;
  }

  /// True when the camera's bytes are a frame's bytes already, and nothing has to be converted.
  boolean isPlain() {
    return packing == Packing.BYTES && colour.toBgr == Colour.AS_IT_IS;
  }

  /// Bytes of a picture on the wire. Its number of samples must fill whole bytes.
  long bytes(int width, int height) {
    long samples = (long) width * height * colour.samplesPerPixel;
    return samples / packing.samples * packing.bytes;
  }
}
