package dev.linewarden.upstream;

import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A folder that this machine sees as its own. What is put there is on the disk when it is put, and
/// so is its name.
record FolderPlace(Path folder) implements FilePlace {
  @Override
  public Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new IOException("there is no such folder", e);
    }
  }

  @Override
  public void put(String name, byte[] content) throws IOException {
    Path part = folder.resolve(name + UNFINISHED);
    try {
      Durable.write(part, content);
      Durable.move(part, folder.resolve(name));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no such folder", e);
    }
  }

  @Override
  public void remove(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  @Override
  public void close() {}
}
