package dev.linewarden.station;

import dev.linewarden.access.Accounts;
import dev.linewarden.access.Role;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./linewarden users`: each method is one command. What they change counts at once, also at a
/// station that runs, and that station tells the audit trail. Secrets are typed or piped in: a
/// command line can be read by everybody on the machine.
@Command(
    name = "users",
    description = "Says who may do what on the screen: docs/access.md.",
    subcommands = {HelpCommand.class, UsersCli.Tokens.class},
    synopsisSubcommandLabel = "COMMAND")
final class UsersCli {
  private static final String NAME = "NAME";
  private static final String ROLES = "operator, engineer, quality, admin or service.";

  private final Console console;
  private final Clock clock = new MonotonicClock();

  UsersCli(Console console) {
    this.console = console;
  }

  /// Where, by whom and why.
  static final class About {
    @Mixin private DataPlace place = new DataPlace();
    @Mixin private RecipeAuthor author = new RecipeAuthor();

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "For the audit.")
    private String why = "";

    Accounts.By by() {
      return new Accounts.By(author.name() + " on the command line", why);
    }
  }

  @Command(name = "list", description = "Lists the users.")
  int list(@Mixin About about) {
    with(about, accounts -> accounts.users().forEach(user -> console.result(words(user))));
    return 0;
  }

  private static String words(Accounts.User user) {
    return "%-24s %-9s%s%s%s"
        .formatted(
            user.name(),
            user.role().key(),
            user.password() ? " password" : "",
            user.pin() ? " PIN" : "",
            user.badge() ? " badge" : "");
  }

  @Command(
      name = "add",
      description = "Adds a user; asks for the password, or an operator's PIN of 4 to 7 digits.")
  int add(
      @Parameters(paramLabel = NAME) String name,
      @Option(names = "--role", required = true, paramLabel = "ROLE", description = ROLES)
          Role role,
      @Mixin About about) {
    with(about, accounts -> accounts.add(name, role, console.secret("Password: "), about.by()));
    return 0;
  }

  @Command(name = "role", description = "Gives a user another role.")
  int role(
      @Parameters(paramLabel = NAME) String name,
      @Parameters(paramLabel = "ROLE", description = ROLES) Role role,
      @Mixin About about) {
    with(about, accounts -> accounts.role(name, role, about.by()));
    return 0;
  }

  @Command(name = "password", description = "Gives a user another password or PIN.")
  int password(@Parameters(paramLabel = NAME) String name, @Mixin About about) {
    with(about, accounts -> accounts.secret(name, console.secret("Password: "), about.by()));
    return 0;
  }

  @Command(name = "badge", description = "Gives a user a badge, or with an empty line none.")
  int badge(@Parameters(paramLabel = NAME) String name, @Mixin About about) {
    with(about, accounts -> accounts.badge(name, console.secret("Badge: "), about.by()));
    return 0;
  }

  @Command(name = "remove", description = "Removes a user; what is signed on of it ends.")
  int remove(@Parameters(paramLabel = NAME) String name, @Mixin About about) {
    with(about, accounts -> accounts.remove(name, about.by()));
    return 0;
  }

  private void with(About about, Consumer<Accounts> deed) {
    FaultLog faults = new FaultLog(clock);
    try (Accounts accounts = new Accounts(about.place.folder(), clock, faults)) {
      deed.accept(accounts);
    }
    Cli.warn(console, faults);
  }

  /// `./linewarden users token`: what programs show instead of a password.
  @Command(
      name = "token",
      description = "What programs show instead of a password.",
      subcommands = HelpCommand.class,
      synopsisSubcommandLabel = "COMMAND")
  static final class Tokens {
    @ParentCommand private @Nullable UsersCli users;

    @Command(name = "list", description = "Lists the tokens.")
    int list(@Mixin About about) {
      UsersCli all = all();
      all.with(about, accounts -> accounts.tokens().forEach(this::show));
      return 0;
    }

    private void show(Accounts.Token token) {
      boolean over = all().clock.wallMillis() >= token.untilMillis();
      all()
          .console
          .result(
              "%s  %-24s %-9s %s %tF"
                  .formatted(
                      token.id(),
                      token.name(),
                      token.role().key(),
                      over ? "was good until" : "until",
                      Instant.ofEpochMilli(token.untilMillis()).atZone(ZoneId.systemDefault())));
    }

    @Command(name = "add", description = "Makes a token, and tells it this once.")
    int add(
        @Parameters(paramLabel = NAME, description = "Whose it is, in words.") String name,
        @Option(names = "--role", required = true, paramLabel = "ROLE", description = ROLES)
            Role role,
        @Option(
                names = "--days",
                paramLabel = "N",
                defaultValue = "365",
                description = "How long it is good; ${DEFAULT-VALUE} if not said.")
            int days,
        @Mixin About about) {
      UsersCli all = all();
      all.with(about, accounts -> all.console.result(accounts.issue(name, role, days, about.by())));
      return 0;
    }

    @Command(name = "revoke", description = "Ends a token at once.")
    int revoke(
        @Parameters(paramLabel = "ID", description = "As list says it.") String id,
        @Mixin About about) {
      all().with(about, accounts -> accounts.revoke(id, about.by()));
      return 0;
    }

    private UsersCli all() {
      return Objects.requireNonNull(users);
    }
  }
}
