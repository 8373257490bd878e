package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandDeskTest {
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;
  private final AtomicLong wallMillis = new AtomicLong(Samples.WALL_MILLIS);
  private final Clock clock =
      new Clock() {
        @Override
        public long nanos() {
          return TimeUnit.MILLISECONDS.toNanos(wallMillis.get());
        }

        @Override
        public long wallMillis() {
          return wallMillis.get();
        }
      };
  private final FaultLog faults = new FaultLog(clock);
  private final Asked asked = new Asked();
  private CommandDesk desk;

  @BeforeEach
  void open() throws IOException {
    desk = desk();
    wallMillis.addAndGet(1000);
  }

  @Test
  void aSignedCommandIsDoneAnsweredAndNoted() {
    assertThat(answer(signed("c1", "batch", "lot 12", now(0))))
        .contains("\"id\":\"c1\",\"accepted\":true,\"why\":null");
    assertThat(asked.done()).containsExactly("plant MES batch lot 12: because");
    assertThat(asked.notes()).containsExactly("plant MES: batch lot 12 (c1): accepted");
  }

  @Test
  void aSecondTimeItIsRefused() {
    Body command = signed("c1", "start", "", now(0));
    assertThat(answer(command)).contains("\"accepted\":true");
    assertThat(answer(command)).contains("\"accepted\":false").contains("already used");
    assertThat(asked.done()).hasSize(1);
    assertThat(asked.notes()).hasSize(2).last().asString().contains("refused: 'id' must be");
  }

  @Test
  void afterARestartNothingFromBeforeIsTaken() throws IOException {
    Body command = signed("c1", "start", "", now(0));
    assertThat(answer(command)).contains("\"accepted\":true");
    wallMillis.addAndGet(1000);
    desk = desk();
    assertThat(answer(command)).contains("before");
    assertThat(asked.done()).hasSize(1);
  }

  @Test
  void aClockSetBackLetsNothingInTwice() {
    Body old = signed("c1", "start", "", now(0));
    assertThat(answer(old)).contains("\"accepted\":true");
    wallMillis.addAndGet(300_000);
    assertThat(answer(signed("c2", "stop", "", now(0)))).contains("\"accepted\":true");
    wallMillis.addAndGet(-300_000);
    assertThat(answer(old)).contains("older than what was already taken");
    assertThat(asked.done()).hasSize(2);
  }

  @Test
  void aCommandOfAnotherTimeIsRefused() {
    assertThat(answer(signed("c1", "start", "", now(-61)))).contains("but is -61 s off");
    assertThat(answer(signed("c2", "start", "", now(61)))).contains("but is 61 s off");
    assertThat(answer(signed("c3", "start", "", "yesterday"))).contains("'time' must be as");
    assertThat(asked.done()).isEmpty();
  }

  @Test
  void nothingOfASignedCommandCanBeChanged() {
    String command = signed("c1", "batch", "lot 12", now(0)).toString();
    for (String changed :
        new String[] {
          command.replace("c1", "c2"),
          command.replace("lot 12", "lot 13"),
          command.replace("\"batch\"", "\"recipe\""),
          command.replace("because", "because of"),
          command.replace("Z\"", "0Z\""),
        }) {
      assertThat(changed).isNotEqualTo(command);
      assertThat(answer(body(changed))).contains("'mac' is not the signature");
    }
    assertThat(answer(body(command.replace("{", "{\"extra\":\"x\","))))
        .contains("unknown member 'extra'");
    assertThat(asked.done()).isEmpty();
    assertThat(asked.notes()).as("the ledger is not for strangers").isEmpty();
    assertThat(faults.count("upstream", "command not signed by the plant")).isEqualTo(6);
  }

  @Test
  void whatIsSignedForAnotherStationIsNotTaken() {
    String time = now(0);
    String mac = mac("line-5\nc1\n" + time + "\nstart\n\nbecause");
    assertThat(answer(message("c1", "start", "", time, mac)))
        .contains("'mac' is not the signature");
  }

  @Test
  void whatIsNotAllowedIsRefusedInWords() {
    assertThat(answer(signed("c1", "challenge", "3", now(0))))
        .contains("'challenge' is not among what [upstream.commands] allows");
    assertThat(answer(signed("c2", "recipe", "cans", now(0))))
        .contains("there is no recipe 'cans'");
  }

  @Test
  void strangersAreAnsweredOnlyNowAndThen() {
    int answered = 0;
    for (int i = 0; i < 100; i++) {
      answered += desk.answer(body("garbage")).isPresent() ? 1 : 0;
    }
    assertThat(answered).isEqualTo(CommandDesk.UNSIGNED_ANSWERS_PER_MINUTE);
    assertThat(answer(signed("c1", "start", "", now(0)))).contains("\"accepted\":true");
  }

  @Test
  void moreThanThereMayBeInAMinuteAreCountedAndNotDone() {
    for (int i = 0; i < 2 * CommandDesk.PER_MINUTE; i++) {
      Optional<Body> _ = desk.answer(signed("c" + i, "start", "", now(0)));
    }
    assertThat(asked.done()).hasSize(CommandDesk.PER_MINUTE);
    assertThat(faults.count("upstream", "commands too fast")).isEqualTo(CommandDesk.PER_MINUTE);
    wallMillis.addAndGet(60_001);
    assertThat(answer(signed("later", "stop", "", now(0)))).contains("\"accepted\":true");
  }

  private CommandDesk desk() throws IOException {
    return new CommandDesk(
        "line-4", settings(folder), asked, folder.resolve("mqtt.taken"), clock, faults);
  }

  static CommandSettings settings(Path folder) throws IOException {
    Path key = Files.writeString(folder.resolve("commands.key"), SECRET + "\n");
    EnumSet<PlantCommands.Kind> allowed =
        EnumSet.complementOf(EnumSet.of(PlantCommands.Kind.CHALLENGE));
    return new CommandSettings(key, "MES", allowed);
  }

  private String answer(Body command) {
    return desk.answer(command).orElseThrow().toString();
  }

  private String now(int secondsOff) {
    return Instant.ofEpochMilli(wallMillis.get() + 1000L * secondsOff).toString();
  }

  private Body signed(String id, String command, String argument, String time) {
    String text = String.join("\n", "line-4", id, time, command, argument, "because");
    return message(id, command, argument, time, mac(text));
  }

  private String mac(String text) {
    return SharedKey.read(folder.resolve("commands.key"))
        .sign(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Body message(String id, String command, String argument, String time, String mac) {
    return Json.body(json -> {
      json.text("id", id);
      json.text("command", command);
      json.text("argument", argument);
      json.text("why", "because");
      json.text("time", time);
      json.text("mac", mac);
    });
  }

  private static Body body(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }
}
