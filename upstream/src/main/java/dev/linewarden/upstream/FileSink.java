package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// Files in a folder, here or on another machine. A file gets its name only when it is whole, so
/// whoever fetches never sees half of one. The name has the first and the last sequence: what is
/// sent again has the same or overlaps.
final class FileSink implements Sink {
  /// A picture is made after its verdict; one that is not there after this does not come any more.
  static final long PICTURE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final String station;
  private final FileShape shape;
  private final FilePlace.Way way;
  private final Pattern unfinished;
  private final KeptPictures pictures;
  private final Clock clock;
  private final FaultLog faults;

  FileSink(
      String station,
      FileShape shape,
      FilePlace.Way way,
      KeptPictures pictures,
      Clock clock,
      FaultLog faults) {
    this.station = station;
    this.shape = shape;
    this.way = way;
    this.unfinished =
        Pattern.compile(
            Pattern.quote(station)
                + "-(\\d{12,}-\\d{12,}|counts)\\.(jsonl|csv)"
                + Pattern.quote(FilePlace.UNFINISHED));
    this.pictures = pictures;
    this.clock = clock;
    this.faults = faults;
  }

  @Override
  public int window() {
    return BatchLink.WINDOW;
  }

  @Override
  public Attempt connect() {
    try {
      FilePlace place = way.go();
      try {
        clean(place);
        Set<String> _ = requireRoom(place);
        Events events = new Events(station, clock);
        return new Attempt.Connected(
            new BatchLink(events, new Writer(place), clock, shape.everySeconds()));
      } catch (IOException e) {
        place.close();
        throw e;
      }
    } catch (IOException e) {
      return new Attempt.Failed(Excuse.of(e));
    }
  }

  @Override
  public List<ProbeStep> probe() throws InterruptedException {
    Probe probe = new Probe();
    probe.step(
        "room",
        () -> {
          try (FilePlace place = way.go()) {
            return "%d files lie there, of up to %d"
                .formatted(requireRoom(place).size(), shape.filesMax());
          }
        });
    probe.step("right to send", this::tryToWrite);
    return probe.steps();
  }

  private String tryToWrite() throws IOException {
    try (FilePlace place = way.go()) {
      String trial = station + "-test.tmp";
      place.put(trial, new byte[] {'\n'});
      place.remove(trial);
      return "a file can be written";
    }
  }

  /// What a kill left half written. Only of batches, whose names do not come again, and that no
  /// other station can have.
  private void clean(FilePlace place) throws IOException {
    for (String name : place.names()) {
      if (unfinished.matcher(name).matches()) {
        place.remove(name);
      }
    }
  }

  /// The station's own files there. A folder that nobody empties is not filled for ever.
  private Set<String> requireRoom(FilePlace place) throws IOException {
    Set<String> own = place.names();
    own.removeIf(name -> !name.startsWith(station + "-") || name.endsWith(FilePlace.UNFINISHED));
    if (own.size() >= shape.filesMax()) {
      throw new IOException("%d files lie there, and nobody fetches them".formatted(own.size()));
    }
    return own;
  }

  /// On threads of its own: a share that hangs holds up nothing else.
  private final class Writer implements BatchLink.Carrier {
    private final FilePlace place;
    private final Executor threads =
        work -> {
          Thread _ = Thread.ofVirtual().name("upstream-files-write").start(work);
        };

    Writer(FilePlace place) {
      this.place = place;
    }

    @Override
    public CompletableFuture<?> carry(Batch batch) {
      return CompletableFuture.runAsync(() -> put(batch), threads);
    }

    /// What is there already after a failure is not sent again, so that many pictures over a slow
    /// line get further with each attempt.
    @Override
    public long patienceNanos() {
      return PATIENCE_NANOS;
    }

    private void put(Batch batch) {
      try {
        Set<String> there = requireRoom(place);
        if (shape.pictures()) {
          for (Batch.Removed removed : batch.removed()) {
            put(removed, there);
          }
        }
        if (shape.format().jsonl()) {
          place.put(name(batch, "jsonl"), batch.lines().bytes());
        }
        if (shape.format().csv() && batch.last() > 0) {
          place.put(name(batch, "csv"), CsvTable.of(batch.lines()));
        }
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    }

    private void put(Batch.Removed removed, Set<String> there) throws IOException {
      for (KeptPictures.Picture picture : find(removed)) {
        String name = station + "-" + picture.name();
        if (!there.contains(name)) {
          place.put(name, picture.bytes().get());
        }
      }
    }

    private List<KeptPictures.Picture> find(Batch.Removed removed) {
      long until = clock.nanos() + (removed.past() ? 0 : PICTURE_NANOS);
      List<KeptPictures.Picture> found = pictures.of(removed.part());
      while (found.isEmpty() && clock.nanos() - until < 0) {
        LockSupport.parkNanos(LOOK_NANOS);
        found = pictures.of(removed.part());
      }
      if (found.isEmpty()) {
        faults.count("upstream", "no picture to send", "of part " + removed.part());
      }
      return found;
    }

    private String name(Batch batch, String ending) {
      return batch.last() == 0
          ? "%s-counts.%s".formatted(station, ending)
          : "%s-%012d-%012d.%s".formatted(station, batch.first(), batch.last(), ending);
    }

    @Override
    public void close() {
      place.close();
    }
  }
}
