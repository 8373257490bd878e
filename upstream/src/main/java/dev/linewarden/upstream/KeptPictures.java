package dev.linewarden.upstream;

import java.util.List;
import java.util.function.Supplier;

/// The pictures that the station keeps of a part. Called on a sink's own threads; may read files.
public interface KeptPictures {
  /// Where none are kept.
  KeptPictures NONE = _ -> List.of();

  /// @param name of a file, with its ending; another for each picture of the station
  /// @param bytes read when they are asked for
  record Picture(String name, Supplier<byte[]> bytes) {}

  /// Empty when none are kept, or none can be read.
  List<Picture> of(long part);
}
