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
/// path      | 3 | count v | x, y f | ...
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
        encode(sink, polygon.corners());
      }
      case Region.Path path -> {
        sink.u8(3);
        encode(sink, path.points());
      }
    }
  }

  private static void encode(ByteSink sink, List<Region.Point> points) {
    sink.varint(points.size());
    for (Region.Point point : points) {
      sink.f64(point.x());
      sink.f64(point.y());
    }
  }

  static @Nullable Region decode(ByteSource source) throws IOException {
    int code = source.u8();
    return switch (code) {
      case 0 -> null;
      case 1 -> new Region.Box(source.f64(), source.f64(), source.f64(), source.f64());
      case 2 -> new Region.Polygon(points(source));
      case 3 -> new Region.Path(points(source));
      default -> throw new StreamCorruptedException("unknown region " + code);
    };
  }

  private static List<Region.Point> points(ByteSource source) throws IOException {
    List<Region.Point> points = new ArrayList<>();
    for (int left = source.count(); left > 0; left--) {
      points.add(new Region.Point(source.f64(), source.f64()));
    }
    return points;
  }

  /// At least as many bytes as [#encode] writes.
  static int bytesMax(@Nullable Region region) {
    return switch (region) {
      case null -> 1;
      case Region.Box _ -> 33;
      case Region.Polygon polygon -> 6 + 16 * polygon.corners().size();
      case Region.Path path -> 6 + 16 * path.points().size();
    };
  }
}
