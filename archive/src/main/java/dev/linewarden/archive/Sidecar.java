package dev.linewarden.archive;

import dev.linewarden.inspection.BadInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is known of a part whose pictures are kept, in a file of its own beside them: whoever finds
/// it in ten years needs nothing else. The last of a part's files that is written.
///
/// @param format of this document: [#FORMAT]
/// @param part its number
/// @param time when it was judged, in UTC, for people
/// @param kept as what, see [PictureClass]
/// @param verdict `pass`, `reject` or `unjudged`
/// @param label the verdict in a word or two, for people
/// @param detail of a part that could not be judged
/// @param latencyMs from the sensor's edge to the verdict
record Sidecar(
    int format,
    long part,
    String time,
    String recipe,
    int revision,
    String kept,
    String verdict,
    String label,
    String detail,
    double latencyMs,
    List<Broken> reasons,
    List<Seen> findings,
    List<Picture> pictures) {
  static final int FORMAT = 1;

  /// What is smaller shows nothing: a hundredth of a pixel.
  private static final double AREA_MIN = 0.01;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  Sidecar {
    reasons = List.copyOf(reasons);
    findings = List.copyOf(findings);
    pictures = List.copyOf(pictures);
  }

  /// A limit that did not hold. `min` and `max` are absent where there is no bound.
  record Broken(
      String tool, String finding, Optional<Double> min, Optional<Double> max, String fault) {}

  /// What a tool saw.
  ///
  /// @param value absent where the tool could not tell
  /// @param view where it looked, by name
  /// @param outline corners of the region, x and y in pixels; empty without one
  record Seen(
      String tool,
      String name,
      Optional<Double> value,
      String unit,
      String text,
      String view,
      List<Corner> outline) {
    Seen {
      outline = List.copyOf(outline);
    }

    /// In pixels, by the shoelace formula (Meister, 1769); of a way from place to place almost 0.
    double area() {
      double twice = 0;
      for (int i = 0; i < outline.size(); i++) {
        Corner from = outline.get(i);
        Corner to = outline.get((i + 1) % outline.size());
        twice += from.x() * to.y() - to.x() * from.y();
      }
      return Math.abs(twice) / 2;
    }
  }

  record Corner(double x, double y) {}

  /// One file.
  ///
  /// @param view by name; empty where there is only one
  /// @param overlay whether it shows what the tools saw
  /// @param encrypted whether it has to be decrypted first
  /// @param sha256 of the picture itself
  /// @param frameNumber the camera's own
  /// @param origin where the frame came from
  record Picture(
      String file,
      String view,
      boolean overlay,
      boolean encrypted,
      int width,
      int height,
      String sha256,
      long frameNumber,
      String origin) {
    Picture with(String checksum) {
      return new Picture(
          file, view, overlay, encrypted, width, height, checksum, frameNumber, origin);
    }
  }

  /// What the tools saw in this view.
  List<Seen> of(String view) {
    return findings.stream().filter(seen -> seen.view().equals(view)).toList();
  }

  /// What the tools saw in this view outside of its limits, and where. The way along which a
  /// distance was measured is no place of a fault.
  List<Seen> broken(String view) {
    return of(view).stream()
        .filter(this::isBroken)
        .filter(seen -> seen.area() >= AREA_MIN)
        .toList();
  }

  boolean isBroken(Seen seen) {
    return reasons.stream()
        .anyMatch(
            broken -> broken.tool().equals(seen.tool()) && broken.finding().equals(seen.name()));
  }

  long wallMillis() {
    return Instant.parse(time).toEpochMilli();
  }

  byte[] bytes() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /// Throws [BadInput] when it is none, or of a newer version.
  static Sidecar parse(String where, byte[] bytes) {
    try {
      Sidecar read = JSON.readValue(bytes, Sidecar.class);
      if (read.format == FORMAT) {
        return read;
      }
      throw new BadInput(
          "%s must have the format %d, but has %d".formatted(where, FORMAT, read.format));
    } catch (JacksonException e) {
      throw new BadInput("%s is not what describes a picture: %s".formatted(where, e), e);
    }
  }
}
