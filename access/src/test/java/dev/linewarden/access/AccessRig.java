package dev.linewarden.access;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A station's users in a folder, with a clock that stands where it is put, and an event log.
final class AccessRig implements Clock, Notes, AutoCloseable {
  static final String PANEL = "127.0.0.1";
  static final String OFFICE = "10.1.2.3";
  static final String SECRET = "correct horse";
  static final Accounts.By SETUP = new Accounts.By("the set-up", "");

  final List<Note> noted = new CopyOnWriteArrayList<>();
  final FaultLog faults = new FaultLog(this);
  final Accounts accounts;
  volatile boolean noRoom;
  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);

  AccessRig(Path data) {
    accounts = new Accounts(data, this, faults);
  }

  Access access(AccessSettings settings, boolean onlyLocal) {
    return new Access(settings, accounts, onlyLocal, this, this, faults);
  }

  Access access() {
    return access(AccessSettings.DEFAULT, false);
  }

  static AccessSettings needing(AccessSettings.ReleaseNeeds needs) {
    AccessSettings d = AccessSettings.DEFAULT;
    return new AccessSettings(
        d.required(),
        d.localOperator(),
        d.viewWithoutSignOn(),
        d.idle(),
        d.operatorIdle(),
        d.longest(),
        needs,
        false);
  }

  void add(String name, Role role) {
    accounts.add(name, role, SECRET, SETUP);
  }

  static Identity who(Access access, Access.Opened opened) {
    return access.identify(Optional.of(opened.session()), Optional.empty(), OFFICE);
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /// `signed on by anna at 10.1.2.3`
  List<String> told() {
    return noted.stream().map(note -> note.kind().words() + " by " + note.who()).toList();
  }

  @Override
  public boolean note(Note note) {
    return !noRoom && noted.add(note);
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public long wallMillis() {
    return nanos.get() / 1_000_000;
  }

  @Override
  public void close() {
    accounts.close();
  }
}
