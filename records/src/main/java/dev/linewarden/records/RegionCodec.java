package dev.linewarden.records;

import dev.linewarden.inspection.Region;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding's region as bytes; `f` is a double, `v` a varint.
///
/// ```
/// none      | 0 |
/// box       | 1 | x, y, width, height f |
/// polygon   | 2 | count v | x, y f | ...
/// ```
final class RegionCodec {
  private RegionCodec() {}

  static void encode(ByteSink sink, @Nullable Region region) {
    switch (region) {
      case null -> sink.u8(0);
      case Region.Box box -> {
        sink.u8(1);
        sink.f64(box.x());
        sink.f64(box.y());
        sink.f64(box.width());
        sink.f64(box.height());
      }
      case Region.Polygon polygon -> {
        sink.u8(2);
        sink.varint(polygon.corners().size());
        for (Region.Point corner : polygon.corners()) {
          sink.f64(corner.x());
          sink.f64(corner.y());
        }
      }
    }
  }

  static @Nullable Region decode(ByteSource source) throws IOException {
    int code = source.u8();
    return switch (code) {
      case 0 -> null;
      case 1 -> new Region.Box(source.f64(), source.f64(), source.f64(), source.f64());
      case 2 -> {
        List<Region.Point> corners = new ArrayList<>();
        for (int left = source.count(); left > 0; left--) {
          corners.add(new Region.Point(source.f64(), source.f64()));
        }
        yield new Region.Polygon(corners);
      }
      default -> throw new StreamCorruptedException("unknown region " + code);
    };
  }

  /// At least as many bytes as [#encode] writes.
  static int bytesMax(@Nullable Region region) {
    return switch (region) {
      case null -> 1;
      case Region.Box _ -> 33;
      case Region.Polygon polygon -> 6 + 16 * polygon.corners().size();
    };
  }
}
