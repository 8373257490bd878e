package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Takes what the plant asks by messages: signed with the key both know, new, allowed, and not too
/// often. What is signed is answered and noted in the ledger, whatever becomes of it; what is not
/// is counted, and answered only now and then. One thread.
final class CommandDesk implements Feed.Asked {
  /// Signed commands in any minute. More are counted and not answered.
  static final int PER_MINUTE = 30;

  /// Answers to what nobody signed, in any minute: enough for whoever sets a system up.
  static final int UNSIGNED_ANSWERS_PER_MINUTE = 6;

  private final String station;
  private final CommandSettings settings;
  private final PlantCommands commands;
  private final SharedKey key;
  private final Clock clock;
  private final FaultLog faults;
  private final Events events;
  private final Freshness freshness;
  private final Allowance signed = new Allowance(PER_MINUTE);
  private final Allowance unsigned = new Allowance(UNSIGNED_ANSWERS_PER_MINUTE);

  /// Throws [BadInput] when the key cannot be read.
  ///
  /// @param taken where it is kept up to when commands were taken
  CommandDesk(
      String station,
      CommandSettings settings,
      PlantCommands commands,
      Path taken,
      Clock clock,
      FaultLog faults) {
    this.station = station;
    this.settings = settings;
    this.commands = commands;
    this.key = SharedKey.read(settings.key());
    this.clock = clock;
    this.faults = faults;
    this.events = new Events(station, clock);
    this.freshness = new Freshness(taken, faults, clock.wallMillis());
  }

  @Override
  public Optional<Body> answer(Body body) {
    SignedCommand command;
    try {
      Map<String, String> fields = FlatJson.read(body);
      command = SignedCommand.of(fields);
    } catch (BadInput e) {
      return strange("", String.join("; ", e.problems()));
    }
    if (!key.signed(command.signedText(station), command.signature())) {
      return strange(command.id(), "'mac' is not the signature of this command with the key");
    }
    if (!signed.take(clock.nanos())) {
      faults.count("upstream", "commands too fast", command.words());
      return Optional.empty();
    }
    String refused = refused(command);
    if (!refused.isEmpty()) {
      faults.count("upstream", "command refused", command.words() + ": " + refused);
    }
    commands.note(
        settings.who(), command.words(), refused.isEmpty() ? "accepted" : "refused: " + refused);
    return Optional.of(events.answer(command.id(), refused, clock.wallMillis()));
  }

  /// Why it was not done, in words; empty when it was.
  private String refused(SignedCommand command) {
    try {
      freshness.take(command.id(), command.timeMillis(), clock.wallMillis());
      if (!settings.allowed().contains(command.kind())) {
        return "'%s' is not among what [upstream.commands] allows".formatted(command.kind().key());
      }
      commands.command(command.kind(), command.argument(), settings.who(), command.why());
      return "";
    } catch (BadInput e) {
      return String.join("; ", e.problems());
    }
  }

  private Optional<Body> strange(String id, String why) {
    faults.count("upstream", "command not signed by the plant", why);
    return unsigned.take(clock.nanos())
        ? Optional.of(events.answer(id, why, clock.wallMillis()))
        : Optional.empty();
  }
}
