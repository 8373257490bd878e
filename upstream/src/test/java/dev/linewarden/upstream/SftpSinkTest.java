package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against OpenSSH.
@Timeout(300)
final class SftpSinkTest {
  private static final int PARTS = 700;

  @TempDir Path folder;
  private Plant plant;
  private SshServer server;

  @BeforeEach
  void open() throws Exception {
    plant = new Plant(folder);
    server = new SshServer(folder);
  }

  @AfterEach
  void close() {
    server.close();
    plant.close();
  }

  @Test
  void tablesAndPicturesOfRemovedPartsArriveWholeThoughTheServerIsKilled() throws Exception {
    Samples.parts(plant.journal, 1, PARTS);
    AtomicInteger asked = new AtomicInteger();
    KeptPictures kept =
        part -> {
          if (asked.incrementAndGet() == 20) {
            server.kill();
          }
          return List.of(
              new KeptPictures.Picture("%012d_x.jpg".formatted(part), () -> new byte[50_000]));
        };
    try (Upstream upstream = upstream(server.knownHosts(), kept)) {
      assertThat(plant.awaitState("waiting for", 60)).contains("sftp://");
      assertThat(names(FilePlace.UNFINISHED).size()).isLessThanOrEqualTo(1);
      server.start();
      Later.that(() -> upstream.behind() == 0);
    }
    int removed = PARTS / 7 + PARTS / 11 - PARTS / 77;
    assertThat(names(".jpg")).hasSize(removed).allMatch(file -> size(file) == 50_000);
    assertThat(rows()).isEqualTo(3 * PARTS);
    assertThat(names(FilePlace.UNFINISHED)).isEmpty();
  }

  @Test
  void aMachineThatShowsAnotherKeyIsNotTalkedTo() throws Exception {
    server.key("other");
    Path wrong = Files.writeString(folder.resolve("wrong"), server.knownHost("other"));
    Path none = Files.writeString(folder.resolve("none"), "");

    try (Upstream _ = upstream(wrong, KeptPictures.NONE)) {
      assertThat(plant.awaitState("waiting for", 60))
          .contains("127.0.0.1 shows another key than the one in " + wrong);
    }
    try (Upstream _ = upstream(none, KeptPictures.NONE)) {
      assertThat(plant.awaitState("waiting for", 60))
          .contains("the key of 127.0.0.1 is not in " + none);
    }
    assertThat(names("")).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidStepByStep() throws Exception {
    SftpSettings right = settings(server.knownHosts(), server.drop().toString(), "id");
    SftpSettings elsewhere = settings(server.knownHosts(), "/no/such/folder", "id");
    SftpSettings stranger = settings(server.knownHosts(), server.drop().toString(), "strange");

    assertThat(Sinks.probe(right, plant.clock, plant.faults)).allMatch(ProbeStep::good);
    assertThat(Sinks.probe(elsewhere, plant.clock, plant.faults).getLast().words())
        .isEqualTo("there is no folder '/no/such/folder' there");
    assertThat(Sinks.probe(stranger, plant.clock, plant.faults).getLast().words())
        .endsWith("is not let in with what the configuration names");
    assertThat(names("")).isEmpty();
  }

  private Upstream upstream(Path knownHosts, KeptPictures kept) throws Exception {
    Outbox outbox =
        new Outbox(
            plant.journal,
            Samples::report,
            _ -> Optional.empty(),
            kept,
            () -> Long.MAX_VALUE,
            plant.clock,
            plant.faults);
    return new Upstream(
        settings(knownHosts, server.drop().toString(), "id"), outbox, plant.asked, plant.position);
  }

  private SftpSettings settings(Path knownHosts, String to, String key) throws Exception {
    return new SftpSettings(
        "line-4",
        "127.0.0.1",
        server.port(),
        SshServer.user(),
        knownHosts,
        Optional.of(server.key(key)),
        Optional.empty(),
        to,
        new FileShape(FileShape.Format.CSV, 1, 10_000, true),
        SendPolicy.DEFAULT);
  }

  /// Of all tables, without their first lines.
  private long rows() throws IOException {
    long rows = 0;
    for (Path table : names(".csv")) {
      rows += Files.readAllLines(table).stream().skip(1).distinct().count();
    }
    return rows;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> names(String ending) throws IOException {
    try (Stream<Path> files = Files.list(server.drop())) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
