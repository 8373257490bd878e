package dev.linewarden.access;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Denied;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import dev.linewarden.inspection.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Who asks at a running station, and what he may. Any thread; as an agent it tells the event log
/// what was changed of users, and ends sessions in which nothing is done.
public final class Access implements Agent {
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String AT = Proof.AT;

  private final AccessSettings settings;
  private final Accounts accounts;
  private final boolean onlyLocal;
  private final Telling telling;
  private final Clock clock;
  private final FirstCode firstCode;
  private final Proof proof;
  private final Sessions sessions = new Sessions();
  private final Signatures signatures = new Signatures();
  private final Doorbell doorbell = new Doorbell();
  private volatile long dueNanos;

  /// A person has signed on.
  ///
  /// @param session what the browser shows from now on
  public record Opened(String session, Identity identity) {}

  /// Throws [BadInput] when the users cannot be read.
  ///
  /// @param onlyLocal no other machine reaches the screen
  public Access(
      AccessSettings settings,
      Accounts accounts,
      boolean onlyLocal,
      Notes notes,
      Clock clock,
      FaultLog faults) {
    this.settings = settings;
    this.accounts = accounts;
    this.onlyLocal = onlyLocal;
    this.clock = clock;
    this.telling = new Telling(accounts, notes, clock, faults);
    this.proof = new Proof(accounts, telling, clock);
    this.firstCode = new FirstCode(accounts.secrets().random());
    accounts.roll();
  }

  public AccessSettings settings() {
    return settings;
  }

  /// Throws [Denied] for a token that is not worth anything (any more). A session that has ended is
  /// nobody's.
  public Identity identify(Optional<String> session, Optional<String> token, String address) {
    if (token.isPresent()) {
      return program(token.get(), address);
    }
    return session.flatMap(id -> person(id, address)).orElseGet(() -> stranger(address));
  }

  private Identity program(String token, String address) {
    String hash = Secrets.digest(token);
    Roll.Token known =
        accounts.roll().tokens().stream()
            .filter(each -> each.hash().equals(hash))
            .filter(each -> clock.wallMillis() < each.untilMillis())
            .findFirst()
            .orElseThrow(() ->
                new Denied(Denied.Code.UNKNOWN_TOKEN, "the token is unknown, or its time is over"));
    return new Identity(
        "token " + known.name() + AT + address,
        "",
        Optional.of(known.role()),
        Place.isLocal(address),
        known.role().rights());
  }

  private Optional<Identity> person(String id, String address) {
    return sessions
        .find(id, clock.nanos())
        .flatMap(session ->
            accounts
                .roll()
                .user(session.name())
                .filter(user -> user.version() == session.version()))
        .map(user -> identity(user, address));
  }

  private static Identity identity(Roll.User user, String address) {
    return new Identity(
        user.name() + AT + address,
        user.name(),
        Optional.of(user.role()),
        Place.isLocal(address),
        user.role().rights());
  }

  private Identity stranger(String address) {
    boolean local = Place.isLocal(address);
    Set<Right> rights = EnumSet.of(Right.ENTER);
    if (!settings.required() || (onlyLocal && accounts.isNew())) {
      rights = EnumSet.complementOf(EnumSet.of(Right.MANAGE_USERS));
    } else if (local && settings.localOperator()) {
      rights.addAll(Role.OPERATOR.rights());
    } else if (settings.viewWithoutSignOn()) {
      rights.add(Right.VIEW);
    }
    return new Identity("screen" + AT + address, "", Optional.empty(), local, rights);
  }

  /// Throws [Denied] when they do not belong together, or too often did not.
  ///
  /// @param secret the password; at the panel also an operator's PIN
  public Opened signOn(String name, String secret, String address) {
    return open(prove(name, secret, address), address);
  }

  /// Only at the panel: a badge is easily copied.
  public Opened signOnByBadge(String badge, String address) {
    require(
        Place.isLocal(address),
        Denied.Code.PANEL_ONLY,
        "a badge counts at the station's own panel only");
    return open(proof.badge(badge, address), address);
  }

  /// Makes the first administrator. Throws [Denied] for a wrong code, [BadInput] when there are
  /// users.
  public Opened first(String code, String name, String password, String address) {
    if (!accounts.roll().users().isEmpty()) {
      throw new BadInput("there are users already: an administrator adds further ones");
    }
    proof.firstCode(firstCode, code, address);
    accounts.add(name, Role.ADMIN, password, new Accounts.By(name + AT + address, "the first"));
    return signOn(name, password, address);
  }

  /// Somebody comes in by another way than the screen, always as from the network: no PIN, no
  /// operator without a name. Throws [Denied] as [#signOn] does.
  ///
  /// @param way for the ledger: `OPC UA`
  public Visit visit(String name, String password, String address, String way) {
    Roll.User user = proof.password(name, password, address, false);
    return visit(user.name(), user.role().key(), address, way, Visit.rightsOf(accounts, user));
  }

  /// Likewise a program that the configuration knows, and that has proved who it is.
  public Visit visit(String name, Set<Right> rights, String address, String way) {
    return visit(name, "by certificate", address, way, () -> rights);
  }

  private Visit visit(
      String name, String as, String address, String way, Supplier<Set<Right>> rights) {
    String who = "%s%s%s (%s)".formatted(name, AT, address, way);
    telling.tell(Note.Kind.SIGNED_ON, who, as);
    return new Visit(who, rights, telling);
  }

  /// What makes the first administrator, while there are no users.
  public Optional<String> firstCode() {
    return accounts.roll().users().isEmpty() ? Optional.of(firstCode.code()) : Optional.empty();
  }

  public void signOff(String session, String address) {
    sessions
        .end(session)
        .ifPresent(ended -> telling.tell(Note.Kind.SIGNED_OFF, ended.name() + AT + address, ""));
  }

  /// The person did something: the session does not end for idleness yet.
  public void active(String session) {
    sessions.active(session, clock.nanos());
  }

  /// Whom the panel offers to be.
  public List<String> operators() {
    return accounts.roll().users().stream()
        .filter(user -> user.role() == Role.OPERATOR)
        .map(Roll.User::name)
        .sorted()
        .toList();
  }

  /// Throws [Denied] when the old secret is wrong.
  public void changeOwnSecret(Identity whose, String old, String secret, String address) {
    requirePerson(whose);
    prove(whose.name(), old, address);
    accounts.secret(whose.name(), secret, new Accounts.By(whose.who(), ""));
  }

  /// Somebody stands for what another recipe will do. Returns what has to be shown with the deed.
  /// Throws [Denied] when it is not the one it must be.
  ///
  /// @param deed what will be done: the signature is good for nothing else
  public String sign(Identity asker, String deed, String name, String secret, String address) {
    requirePerson(asker);
    Roll.User signer = prove(name, secret, address);
    boolean self = signer.isCalled(asker.name());
    switch (settings.releaseNeeds()) {
      case REASON -> {}
      case SIGNATURE ->
          require(self, Denied.Code.OWN_SIGNATURE, "the person who is signed on has to sign");
      case FOUR_EYES -> {
        require(!self, Denied.Code.SECOND_PERSON, "a second person has to sign");
        require(
            signer.role().rights().contains(Right.RELEASE_RECIPE),
            Denied.Code.SECOND_MAY_NOT,
            "the second person must be one who may release recipes");
      }
    }
    String id = accounts.secrets().unguessable();
    signatures.add(id, asker.name(), deed, signer.name(), clock.nanos());
    return id;
  }

  /// For the ledger: who lets another recipe go live, and who signed. Throws [Denied] where that is
  /// not as [AccessSettings#releaseNeeds()] says.
  public String releasing(Identity asker, String deed, Optional<String> signature) {
    if (settings.releaseNeeds() == AccessSettings.ReleaseNeeds.REASON) {
      return asker.who();
    }
    requirePerson(asker);
    String signer = signatures.use(signature.orElse(""), asker.name(), deed, clock.nanos());
    return "%s, signed by %s".formatted(asker.who(), signer);
  }

  private Roll.User prove(String name, String secret, String address) {
    return proof.password(name, secret, address, Place.isLocal(address));
  }

  private Opened open(Roll.User user, String address) {
    String id = accounts.secrets().unguessable();
    long now = clock.nanos();
    sessions.begin(
        id,
        new Sessions.Session(
            user.name(),
            user.version(),
            address,
            settings.idleOf(user.role()),
            settings.longest(),
            now,
            now));
    telling.tell(Note.Kind.SIGNED_ON, user.name() + AT + address, user.role().key());
    return new Opened(id, identity(user, address));
  }

  private static void requirePerson(Identity asker) {
    if (!asker.isPerson()) {
      throw new Denied(Denied.Code.NOBODY, "a person has to be signed on for this");
    }
  }

  private static void require(boolean given, Denied.Code otherwise, String sentence) {
    if (!given) {
      throw new Denied(otherwise, sentence);
    }
  }

  @Override
  public String role() {
    return "access";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    dueNanos = nowNanos + LOOK_NANOS;
    List<Sessions.Session> ended = sessions.sweep(nowNanos);
    ended.forEach(session ->
        telling.tell(
            Note.Kind.SIGNED_OFF, session.name() + AT + session.address(), "nothing was done"));
    return ended.size() + telling.changes();
  }

  @Override
  public long dueNanos() {
    return dueNanos;
  }
}
