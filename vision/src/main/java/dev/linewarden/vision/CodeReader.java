package dev.linewarden.vision;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.QRCodeDetectorAruco;

/// Reads the first code it finds in a picture, by one attempt after the other until one succeeds.
/// The pictures of all attempts are made once; ZXing itself works on the heap, with about ten bytes
/// a pixel for an attempt. One thread.
public final class CodeReader {
  private final MultiFormatReader quick = new MultiFormatReader();
  private final MultiFormatReader hard = new MultiFormatReader();
  private final List<Attempt> attempts;
  private final Scaled plain;
  private final Scaled twice;
  private final Scaled half;

  /// Empty unless everything is tried.
  private final Optional<QRCodeDetectorAruco> other;

  /// How much is tried before there is no code.
  public enum Effort {
    /// Each row of a few, and every place for codes of two dimensions: for codes that lie straight
    /// and large.
    QUICK(1),
    /// Besides, every row, a quarter turn, and twice the size, for modules of one to two pixels.
    NORMAL(3),
    /// Besides, another way to tell black from white, half the size, for blurred large modules, and
    /// for QR codes the reader of OpenCV, which finds some that ZXing does not.
    THOROUGH(7);

    private final int attempts;

    Effort(int attempts) {
      this.attempts = attempts;
    }
  }

  private record Attempt(Scaled picture, boolean hard, boolean global) {}

  /// @param kinds fewer are quicker, and read less into what is no code
  /// @param width of the pictures, in pixels
  public CodeReader(List<CodeKind> kinds, Effort effort, int width, int height, Room room) {
    List<BarcodeFormat> formats = kinds.stream().map(CodeKind::format).toList();
    Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
    hints.put(DecodeHintType.POSSIBLE_FORMATS, formats);
    quick.setHints(hints);
    hints.put(DecodeHintType.TRY_HARDER, true);
    hard.setHints(hints);
    plain = new Scaled(width, height, room);
    twice = effort == Effort.QUICK ? plain : new Scaled(2 * width, 2 * height, room);
    half =
        effort == Effort.THOROUGH
            ? new Scaled(Math.max(1, width / 2), Math.max(1, height / 2), room)
            : plain;
    other =
        effort == Effort.THOROUGH && kinds.contains(CodeKind.QR)
            ? Optional.of(room.keep(new QRCodeDetectorAruco()))
            : Optional.empty();
    attempts =
        List.of(
                new Attempt(plain, false, false),
                new Attempt(plain, true, false),
                new Attempt(twice, true, false),
                new Attempt(plain, true, true),
                new Attempt(twice, true, true),
                new Attempt(half, true, false),
                new Attempt(half, true, true))
            .subList(0, effort.attempts);
  }

  /// What the code says; empty when none is read.
  ///
  /// @param grey 8-bit, of that size; only read
  public Optional<String> read(Mat grey) {
    plain.stale();
    twice.stale();
    half.stale();
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      Optional<String> text = read(attempt, attempt.picture().of(grey));
      if (text.isPresent()) {
        return text;
      }
    }
    return other.flatMap(detector -> read(detector, grey));
  }

  private Optional<String> read(QRCodeDetectorAruco detector, Mat grey) {
    try (BytePointer said = detector.detectAndDecode(half.mat(grey))) {
      return said == null || said.getString().isEmpty()
          ? Optional.empty()
          : Optional.of(said.getString(StandardCharsets.UTF_8));
    }
  }

  private Optional<String> read(Attempt attempt, Luminance picture) {
    Binarizer binarizer =
        attempt.global() ? new GlobalHistogramBinarizer(picture) : new HybridBinarizer(picture);
    MultiFormatReader reader = attempt.hard() ? hard : quick;
    try {
      Result result = reader.decodeWithState(new BinaryBitmap(binarizer));
      return Optional.of(result.getText());
    } catch (ReaderException nothing) {
      return Optional.empty();
    } finally {
      reader.reset();
    }
  }

  /// A picture in one size, brought there when it is first asked for.
  private static final class Scaled {
    private final Mat scaled;
    private final Size size;
    private final ByteBuffer bytes;
    private final byte[] pixels;
    private final Luminance luminance;
    private boolean fresh;

    Scaled(int width, int height, Room room) {
      scaled = room.mat(height, width, org.bytedeco.opencv.global.opencv_core.CV_8UC1);
      size = room.keep(new Size(width, height));
      bytes = scaled.createBuffer();
      pixels = new byte[width * height];
      luminance = new Luminance(pixels, width, height);
    }

    void stale() {
      fresh = false;
    }

    Luminance of(Mat grey) {
      mat(grey);
      return luminance;
    }

    Mat mat(Mat grey) {
      if (!fresh) {
        // Of the same size it is a copy.
        int how =
            scaled.cols() < grey.cols() ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
        opencv_imgproc.resize(grey, scaled, size, 0, 0, how);
        bytes.get(0, pixels);
        fresh = true;
      }
      return scaled;
    }
  }
}
