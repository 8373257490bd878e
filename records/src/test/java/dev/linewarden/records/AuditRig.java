package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Note;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A journal and its audit trail, in virtual time by the test's own thread.
final class AuditRig implements AutoCloseable {
  final JournalRig rig;
  final Keyring keys;
  private final Path root;
  AuditKeeper keeper;

  AuditRig(Path root) {
    this.root = root;
    rig = new JournalRig(root);
    keys = Keyring.open(root, rig.faults);
    keeper = keeper();
  }

  /// As if the station had been killed and started again.
  void reopen() {
    keeper = keeper();
  }

  private AuditKeeper keeper() {
    AuditTrail trail = AuditTrail.open(rig.folder(), keys, rig.faults);
    return new AuditKeeper(trail, () -> rig.journal, rig.clock, rig.faults);
  }

  /// Safe when it returns.
  void note(String who, String why) {
    assertThat(rig.journal.note(Note.of(Note.Kind.LINE_STARTED, 1_000, who, why))).isTrue();
    rig.settle();
  }

  void follow() {
    rig.clock.advance(AuditKeeper.PAUSE_NANOS);
    keeper.doWork(rig.clock.nanos());
  }

  List<AuditEvent> events() {
    List<AuditEvent> events = new ArrayList<>();
    AuditLog.forEach(root, events::add);
    return events;
  }

  AuditCheck.Result check() {
    return new AuditCheck(keys.own(), Optional.of(rig.journal), 0).run(root);
  }

  Path file() {
    return root.resolve("audit/000001.audit");
  }

  @Override
  public void close() {
    rig.close();
  }
}
