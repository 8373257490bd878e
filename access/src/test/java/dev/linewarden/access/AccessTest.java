package dev.linewarden.access;

import static dev.linewarden.access.AccessRig.OFFICE;
import static dev.linewarden.access.AccessRig.PANEL;
import static dev.linewarden.access.AccessRig.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Denied;
import dev.linewarden.inspection.Right;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
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
  void aNewStationOnItsOwnScreenIsEverybodysButForUsers() {
    Identity nobody = stranger(rig.access(AccessSettings.DEFAULT, true), PANEL);

    assertThat(nobody.rights()).contains(Right.RUN, Right.RELEASE_RECIPE);
    assertThat(nobody.rights()).doesNotContain(Right.MANAGE_USERS);
    assertThat(nobody.who()).isEqualTo("screen at 127.0.0.1");
  }

  @Test
  void whereOthersReachTheScreenTheyMayLookAndThePanelMayRun() {
    Access access = rig.access();

    assertThat(stranger(access, OFFICE).rights())
        .containsExactlyInAnyOrder(Right.ENTER, Right.VIEW);
    assertThat(stranger(access, PANEL).rights())
        .containsExactlyInAnyOrder(Right.ENTER, Right.VIEW, Right.RUN, Right.REVIEW);
    assertThat(stranger(access, "[0:0:0:0:0:0:0:1]").local()).isTrue();
    assertThat(stranger(access, "127.0.0.1.example").local()).isFalse();
  }

  @Test
  void asSoonAsThereIsAUserRightsCountOnTheOwnScreenToo() {
    rig.add("anna", Role.ADMIN);

    Identity nobody = stranger(rig.access(AccessSettings.DEFAULT, true), PANEL);

    assertThat(nobody.rights()).doesNotContain(Right.RELEASE_RECIPE);
  }

  @Test
  void whoSignsOnHasTheRightsOfTheRole() {
    rig.add("Anna", Role.QUALITY);
    Access access = rig.access();

    Access.Opened opened = access.signOn(" anna ", SECRET, OFFICE);

    assertThat(AccessRig.who(access, opened).rights()).isEqualTo(Role.QUALITY.rights());
    assertThat(AccessRig.who(access, opened).who()).isEqualTo("Anna at 10.1.2.3");
    assertThat(rig.told()).contains("signed on by Anna at 10.1.2.3");
    access.signOff(opened.session(), OFFICE);
    assertThat(AccessRig.who(access, opened).isPerson()).isFalse();
    assertThat(rig.told()).contains("signed off by Anna at 10.1.2.3");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameLookTheSame() {
    rig.add("anna", Role.ADMIN);
    Access access = rig.access();

    String wrong = refusal(() -> access.signOn("anna", "wrong horse", OFFICE));
    String unknown = refusal(() -> access.signOn("hunter2-typed-as-name", SECRET, OFFICE));

    assertThat(unknown).isEqualTo(wrong);
    assertThat(rig.told())
        .contains("sign on refused by anna at 10.1.2.3", "sign on refused by somebody at 10.1.2.3");
    assertThat(rig.noted.toString()).doesNotContain("hunter2");
  }

  @Test
  void guessingGetsSlowerAndDoesNotLockThePanelOut() {
    rig.add("anna", Role.ADMIN);
    Access access = rig.access();
    for (int i = 0; i <= Lockout.FREE; i++) {
      refusal(() -> access.signOn("anna", "wrong horse", OFFICE));
    }

    assertThat(refusal(() -> access.signOn("anna", SECRET, OFFICE))).contains("again in");
    assertThat(refusal(() -> access.signOn("anna", SECRET, "10.9.9.9"))).contains("again in");
    assertThat(access.signOn("anna", SECRET, PANEL).identity().isPerson()).isTrue();
    rig.pass(Duration.ofSeconds(3));
    assertThat(access.signOn("anna", SECRET, OFFICE).identity().isPerson()).isTrue();
  }

  @Test
  void aPinCountsAtThePanelOnly() {
    rig.accounts.add("otto", Role.OPERATOR, "4711", AccessRig.SETUP);
    Access access = rig.access();

    assertThat(access.signOn("otto", "4711", PANEL).identity().isPerson()).isTrue();
    refusal(() -> access.signOn("otto", "4711", OFFICE));
    rig.accounts.role("otto", Role.ENGINEER, AccessRig.SETUP);
    refusal(() -> access.signOn("otto", "4711", PANEL));
  }

  @Test
  void aBadgeSignsItsOwnerOnAtThePanel() {
    rig.add("otto", Role.OPERATOR);
    rig.add("eva", Role.ENGINEER);
    rig.accounts.badge("eva", "0012345678", AccessRig.SETUP);
    Access access = rig.access();

    assertThat(access.signOnByBadge("0012345678", PANEL).identity().name()).isEqualTo("eva");
    refusal(() -> access.signOnByBadge("0012345679", PANEL));
    refusal(() -> access.signOnByBadge("0012345678", OFFICE));
    assertThatThrownBy(() -> rig.accounts.badge("otto", "0012345678", AccessRig.SETUP))
        .hasMessageContaining("somebody's already");
  }

  @Test
  void aSessionEndsWhenNothingIsDoneAndWhenItIsTooOld() {
    rig.add("eva", Role.ENGINEER);
    Access access = rig.access();
    Access.Opened idle = access.signOn("eva", SECRET, OFFICE);
    Access.Opened busy = access.signOn("eva", SECRET, OFFICE);

    rig.pass(Duration.ofMinutes(14));
    access.active(busy.session());
    rig.pass(Duration.ofMinutes(2));

    assertThat(AccessRig.who(access, idle).isPerson()).isFalse();
    assertThat(AccessRig.who(access, busy).isPerson()).isTrue();
    assertThat(access.doWork(rig.nanos())).isPositive();
    assertThat(rig.told()).containsOnlyOnce("signed off by eva at 10.1.2.3");
  }

  @Test
  void evenABusySessionEndsAfterItsLongestTime() {
    rig.add("eva", Role.ENGINEER);
    Access access = rig.access();
    Access.Opened busy = access.signOn("eva", SECRET, OFFICE);

    for (int i = 0; i < 73; i++) {
      rig.pass(Duration.ofMinutes(10));
      access.active(busy.session());
    }

    assertThat(AccessRig.who(access, busy).isPerson()).isFalse();
  }

  @Test
  void whatIsChangedOfAUserEndsTheSessions() {
    rig.add("anna", Role.ADMIN);
    rig.add("eva", Role.ENGINEER);
    Access access = rig.access();
    Access.Opened opened = access.signOn("eva", SECRET, OFFICE);

    rig.accounts.role("eva", Role.OPERATOR, AccessRig.SETUP);

    assertThat(AccessRig.who(access, opened).isPerson()).isFalse();
  }

  @Test
  void theFirstAdministratorNeedsTheCodeAndIsTheOnlyOneWhoDoes() {
    Access access = rig.access();
    String code = access.firstCode().orElseThrow();

    refusal(() -> access.first("AAAA-AAAA-AAAA", "anna", SECRET, OFFICE));
    Access.Opened opened =
        access.first(code.toLowerCase(java.util.Locale.ROOT), "anna", SECRET, OFFICE);

    assertThat(opened.identity().rights()).contains(Right.MANAGE_USERS);
    assertThat(access.firstCode()).isEmpty();
    assertThatThrownBy(() -> access.first(code, "bert", SECRET, OFFICE))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void aTokenIsWorthItsRoleUntilItIsRevokedOrItsTimeIsOver() {
    Access access = rig.access();
    String mes = rig.accounts.issue("mes", Role.OPERATOR, 30, AccessRig.SETUP);
    String gone = rig.accounts.issue("old", Role.ADMIN, 30, AccessRig.SETUP);
    rig.accounts.revoke(rig.accounts.tokens().getLast().id(), AccessRig.SETUP);

    Identity program = access.identify(Optional.empty(), Optional.of(mes), OFFICE);

    assertThat(program.rights()).isEqualTo(Role.OPERATOR.rights());
    assertThat(program.who()).isEqualTo("token mes at 10.1.2.3");
    assertThat(program.isPerson()).isFalse();
    refusal(() -> access.identify(Optional.empty(), Optional.of(gone), OFFICE));
    refusal(() -> access.identify(Optional.empty(), Optional.of("lw_forged"), OFFICE));
    rig.pass(Duration.ofDays(31));
    refusal(() -> access.identify(Optional.empty(), Optional.of(mes), OFFICE));
  }

  private static Identity stranger(Access access, String address) {
    return access.identify(Optional.empty(), Optional.empty(), address);
  }

  static String refusal(Runnable asked) {
    try {
      asked.run();
    } catch (Denied e) {
      return e.sentence();
    }
    throw new AssertionError("this should have been refused");
  }
}
