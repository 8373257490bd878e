package dev.linewarden.access;

import static dev.linewarden.access.AccessRig.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {
  @TempDir Path data;
  private AccessRig rig;

  @BeforeEach
  void open() {
    rig = new AccessRig(data);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theFileIsItsOwnersAndHoldsNoSecret() throws IOException {
    rig.add("anna", Role.ADMIN);
    rig.accounts.badge("anna", "0012345678", AccessRig.SETUP);
    String token = rig.accounts.issue("mes", Role.OPERATOR, 10, AccessRig.SETUP);

    Path file = data.resolve("users.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file))
        .contains("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain(SECRET, "0012345678", token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "otto      | OPERATOR | 123             | 4 to 7 digits",
        "otto      | ENGINEER | 4711            | 8 to 128",
        "otto      | ENGINEER | short           | 8 to 128",
        "otto-1234 | ENGINEER | OTTO-1234       | must not be the user's name",
        "ot/to     | ENGINEER | correct horse   | letters, digits",
        "ANNA      | ENGINEER | correct horse   | already"
      })
  void whatIsTooWeakOrMeansNothingIsRefused(String name, Role role, String secret, String said) {
    rig.add("anna", Role.ADMIN);

    assertThatThrownBy(() -> rig.accounts.add(name, role, secret, AccessRig.SETUP))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(said);
    assertThat(rig.accounts.users()).hasSize(1);
  }

  @Test
  void theLastAdministratorStays() {
    rig.add("anna", Role.ADMIN);

    assertThatThrownBy(() -> rig.accounts.remove("anna", AccessRig.SETUP))
        .hasMessageContaining("only administrator");
    assertThatThrownBy(() -> rig.accounts.role("anna", Role.QUALITY, AccessRig.SETUP))
        .hasMessageContaining("only administrator");
    rig.add("bert", Role.ADMIN);
    rig.accounts.remove("anna", AccessRig.SETUP);
    assertThat(rig.accounts.users()).extracting(Accounts.User::name).containsExactly("bert");
  }

  @Test
  void whatACommandChangesCountsAtOnceAtTheStationThatRuns() {
    Access access = rig.access();
    try (AccessRig command = new AccessRig(data)) {
      command.add("anna", Role.ADMIN);
    }

    assertThat(access.signOn("anna", SECRET, AccessRig.OFFICE).identity().rights())
        .contains(Right.MANAGE_USERS);
  }

  @Test
  void everyChangeReachesTheEventLogOnceAlsoWhenItHadNoRoom() {
    try (AccessRig command = new AccessRig(data)) {
      command.add("anna", Role.ADMIN);
      command.accounts.add(
          "otto", Role.OPERATOR, "4711", new Accounts.By("root on the command line", "new here"));
    }
    Access access = rig.access();
    rig.noRoom = true;
    access.doWork(rig.nanos());
    assertThat(rig.noted).isEmpty();
    rig.noRoom = false;

    access.doWork(rig.nanos());
    access.doWork(rig.nanos());

    assertThat(rig.noted).hasSize(2);
    Note otto = rig.noted.getLast();
    assertThat(otto.kind()).isEqualTo(Note.Kind.USER_CHANGED);
    assertThat(List.of(otto.who(), otto.what(), otto.before(), otto.after(), otto.why()))
        .containsExactly("root on the command line", "user otto", "", "operator", "new here");
    rig.access().doWork(rig.nanos());
    assertThat(rig.noted).as("not again at the next start").hasSize(2);
  }

  @Test
  void aBrokenFileIsPutAsideAndTheStationDoesNotPassForANewOne() throws IOException {
    Files.writeString(data.resolve("users.json"), "{\"format\": 1, \"users\": [");

    Access access = rig.access(AccessSettings.DEFAULT, true);

    assertThat(data.resolve("users.json.broken-1")).exists();
    assertThat(rig.faults.faults()).anyMatch(fault -> fault.what().contains("put aside"));
    assertThat(access.identify(Optional.empty(), Optional.empty(), AccessRig.PANEL).rights())
        .doesNotContain(Right.RELEASE_RECIPE);
    assertThat(access.firstCode()).isPresent();
  }

  @Test
  void theFileOfANewerVersionIsLeftAlone() throws IOException {
    Path file = Files.writeString(data.resolve("users.json"), "{\"format\": 2, \"people\": []}");

    assertThatThrownBy(() -> rig.access()).hasMessageContaining("a newer version wrote it");
    assertThat(file).hasContent("{\"format\": 2, \"people\": []}");
  }

  @Test
  void aWriteThatDiedHalfwayLeavesTheOldUsers() throws IOException {
    rig.add("anna", Role.ADMIN);
    Files.writeString(data.resolve("users.json.tmp"), "{\"form");

    try (AccessRig next = new AccessRig(data)) {
      assertThat(next.accounts.users()).hasSize(1);
      next.add("bert", Role.ADMIN);
      assertThat(next.accounts.users()).hasSize(2);
    }
  }
}
