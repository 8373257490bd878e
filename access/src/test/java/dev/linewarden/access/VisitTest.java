package dev.linewarden.access;

import static dev.linewarden.access.AccessRig.OFFICE;
import static dev.linewarden.access.AccessRig.PANEL;
import static dev.linewarden.access.AccessRig.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Denied;
import dev.linewarden.inspection.Right;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitTest {
  private static final String WAY = "OPC UA";

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
  void whoComesByAnotherWayHasTheRightsOfTheRoleAndIsInTheEventLog() {
    rig.add("mes", Role.OPERATOR);

    Visit visit = rig.access().visit("MES", SECRET, OFFICE, WAY);
    visit.leave();

    assertThat(visit.may(Right.RUN)).isTrue();
    assertThat(visit.may(Right.RELEASE_RECIPE)).isFalse();
    assertThat(rig.told())
        .contains(
            "signed on by mes at 10.1.2.3 (OPC UA)", "signed off by mes at 10.1.2.3 (OPC UA)");
  }

  @Test
  void anotherRoleAnotherPasswordAndARemovalCountAtOnce() {
    rig.add("mes", Role.OPERATOR);
    rig.add("scada", Role.OPERATOR);
    rig.add("wall", Role.OPERATOR);
    Access access = rig.access();
    Visit mes = access.visit("mes", SECRET, OFFICE, WAY);
    Visit scada = access.visit("scada", SECRET, OFFICE, WAY);
    Visit wall = access.visit("wall", SECRET, OFFICE, WAY);

    rig.accounts.role("mes", Role.SERVICE, AccessRig.SETUP);
    rig.accounts.secret("scada", "another password", AccessRig.SETUP);
    rig.accounts.remove("wall", AccessRig.SETUP);

    assertThat(mes.may(Right.RUN)).isFalse();
    assertThat(scada.may(Right.RUN)).isFalse();
    assertThat(wall.may(Right.RUN)).isFalse();
    assertThat(access.visit("mes", SECRET, OFFICE, WAY).may(Right.SERVICE)).isTrue();
  }

  @Test
  void wrongTriesAreOneCountForTheScreenAndForEveryOtherWay() {
    rig.add("mes", Role.OPERATOR);
    Access access = rig.access();
    for (int guess = 0; guess <= Lockout.FREE; guess++) {
      assertThatThrownBy(() -> access.visit("mes", "a wrong one", OFFICE, WAY))
          .isInstanceOf(Denied.class);
    }

    assertThat(AccessTest.refusal(() -> access.signOn("mes", SECRET, OFFICE)))
        .startsWith("too many wrong tries");
    assertThat(rig.told()).anyMatch(each -> each.endsWith("by mes at 10.1.2.3"));
  }

  @Test
  void aPinIsNoPasswordByAnotherWayNotEvenAtTheBoxItself() {
    rig.accounts.add("otto", Role.OPERATOR, "4711", AccessRig.SETUP);

    assertThatThrownBy(() -> rig.access().visit("otto", "4711", PANEL, WAY))
        .isInstanceOf(Denied.class);
  }

  @Test
  void aProgramWithACertificateMayWhatTheConfigurationSays() {
    Visit visit = rig.access().visit("scada", Set.of(Right.VIEW), OFFICE, WAY);

    assertThat(visit.may(Right.VIEW)).isTrue();
    assertThat(visit.may(Right.RUN)).isFalse();
    assertThat(rig.told()).contains("signed on by scada at 10.1.2.3 (OPC UA)");
  }

  @Test
  void whereASignatureIsNeededThePlantReleasesNothingUnlessItIsSaid() {
    AccessSettings signed = AccessRig.needing(AccessSettings.ReleaseNeeds.SIGNATURE);
    AccessSettings four = AccessRig.needing(AccessSettings.ReleaseNeeds.FOUR_EYES);

    assertThatThrownBy(signed::requirePlantReleases)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a person's signature")
        .hasMessageContaining("plant_releases");
    assertThatThrownBy(four::requirePlantReleases).hasMessageContaining("second person");
    assertThatCode(AccessSettings.DEFAULT::requirePlantReleases).doesNotThrowAnyException();
  }
}
