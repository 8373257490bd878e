package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// Files of JSON Lines in a folder. A file gets its name only when it is whole and on the disk, so
/// whoever fetches `*.jsonl` never sees half of one. The name has the first and the last sequence:
/// what is sent again has the same or overlaps.
final class FileSink implements Sink {
  private static final String ENDING = ".jsonl";

  private final FileSettings settings;
  private final Clock clock;

  FileSink(FileSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public int window() {
    return BatchLink.WINDOW;
  }

  @Override
  public Attempt connect() {
    try {
      requireRoom();
      Events events = new Events(settings.station());
      return new Attempt.Connected(
          new BatchLink(events, new Writer(), clock, settings.everySeconds()));
    } catch (IOException e) {
      return new Attempt.Failed(words(e));
    }
  }

  @Override
  public List<ProbeStep> probe() throws InterruptedException {
    Probe probe = new Probe();
    probe.step("room", this::requireRoom);
    probe.step("right to send", this::tryToWrite);
    return probe.steps();
  }

  private String tryToWrite() throws IOException {
    Path trial = settings.folder().resolve(settings.station() + "-test.part");
    write(trial, new Body(new byte[] {'\n'}));
    Files.delete(trial);
    return "a file can be written";
  }

  /// A folder that nobody empties is not filled for ever.
  private String requireRoom() throws IOException {
    try (Stream<Path> files = Files.list(settings.folder())) {
      long own =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.startsWith(settings.station() + "-") && name.endsWith(ENDING))
              .count();
      if (own >= settings.filesMax()) {
        throw new IOException("%d files lie there, and nobody fetches them".formatted(own));
      }
      return "%d files lie there, of up to %d".formatted(own, settings.filesMax());
    }
  }

  private static void write(Path file, Body body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(body.bytes());
      while (bytes.hasRemaining()) {
        int _ = channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static String words(IOException failure) {
    return failure instanceof NoSuchFileException
        ? "there is no such folder"
        : String.valueOf(failure.getMessage());
  }

  /// On threads of its own: a share that hangs holds up nothing else.
  private final class Writer implements BatchLink.Carrier {
    private final Executor threads =
        work -> {
          Thread _ = Thread.ofVirtual().name("upstream-files-write").start(work);
        };

    @Override
    public CompletableFuture<?> carry(Batch batch) {
      return CompletableFuture.runAsync(() -> put(batch), threads);
    }

    private void put(Batch batch) {
      String name =
          batch.last() == 0
              ? "%s-counts".formatted(settings.station())
              : "%s-%012d-%012d".formatted(settings.station(), batch.first(), batch.last());
      Path whole = settings.folder().resolve(name + ENDING);
      Path part = settings.folder().resolve(name + ".part");
      try {
        String _ = requireRoom();
        write(part, batch.lines());
        Path _ =
            Files.move(
                part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new CompletionException(new IOException(words(e), e));
      }
    }

    @Override
    public void close() {}
  }
}
