package dev.linewarden.upstream;

import java.io.IOException;
import java.util.Set;

/// Where files are laid down. One thread at a time; every method blocks.
interface FilePlace extends AutoCloseable {
  /// How files that are not whole yet are called.
  String UNFINISHED = ".part";

  /// Goes there.
  interface Way {
    FilePlace go() throws IOException;
  }

  Set<String> names() throws IOException;

  /// It has its name only when it is whole; one of the same name is replaced.
  void put(String name, byte[] content) throws IOException;

  void remove(String name) throws IOException;

  @Override
  void close();
}
