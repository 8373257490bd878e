package dev.linewarden.access;

import static dev.linewarden.access.AccessRig.OFFICE;
import static dev.linewarden.access.AccessRig.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
  private static final String DEED = "bottle r3";

  @TempDir Path data;

  @Test
  void aSignatureIsGoodOnceForWhoeverGaveIt() {
    try (AccessRig rig = new AccessRig(data)) {
      rig.add("eva", Role.ENGINEER);
      rig.add("otto", Role.ENGINEER);
      Access access = rig.access(AccessRig.needing(AccessSettings.ReleaseNeeds.SIGNATURE), false);
      Identity eva = access.signOn("eva", SECRET, OFFICE).identity();
      Identity otto = access.signOn("otto", SECRET, OFFICE).identity();

      AccessTest.refusal(() -> access.releasing(eva, DEED, Optional.empty()));
      AccessTest.refusal(() -> access.sign(eva, DEED, "otto", SECRET, OFFICE));
      String signed = access.sign(eva, DEED, "eva", SECRET, OFFICE);
      assertThat(access.releasing(eva, DEED, Optional.of(signed)))
          .isEqualTo("eva at 10.1.2.3, signed by eva");
      AccessTest.refusal(() -> access.releasing(eva, DEED, Optional.of(signed)));
      String others = access.sign(eva, DEED, "eva", SECRET, OFFICE);
      AccessTest.refusal(() -> access.releasing(otto, DEED, Optional.of(others)));
      String another = access.sign(eva, "bottle r4", "eva", SECRET, OFFICE);
      AccessTest.refusal(() -> access.releasing(eva, DEED, Optional.of(another)));
      String old = access.sign(eva, DEED, "eva", SECRET, OFFICE);
      rig.pass(Duration.ofMinutes(2));
      AccessTest.refusal(() -> access.releasing(eva, DEED, Optional.of(old)));
    }
  }

  @Test
  void fourEyesAreTwoPeopleAndTheSecondMayRelease() {
    try (AccessRig rig = new AccessRig(data)) {
      rig.add("eva", Role.ENGINEER);
      rig.add("otto", Role.OPERATOR);
      rig.add("quinn", Role.QUALITY);
      Access access = rig.access(AccessRig.needing(AccessSettings.ReleaseNeeds.FOUR_EYES), false);
      Identity eva = access.signOn("eva", SECRET, OFFICE).identity();

      AccessTest.refusal(() -> access.sign(eva, DEED, "eva", SECRET, OFFICE));
      AccessTest.refusal(() -> access.sign(eva, DEED, "otto", SECRET, OFFICE));
      String signed = access.sign(eva, DEED, "quinn", SECRET, OFFICE);

      assertThat(access.releasing(eva, DEED, Optional.of(signed)))
          .isEqualTo("eva at 10.1.2.3, signed by quinn");
    }
  }

  @Test
  void aReasonAloneNeedsNoSignatureNorAPerson() {
    try (AccessRig rig = new AccessRig(data)) {
      Access access = rig.access();
      Identity nobody = access.identify(Optional.empty(), Optional.empty(), OFFICE);

      assertThat(access.releasing(nobody, DEED, Optional.empty())).isEqualTo("screen at 10.1.2.3");
    }
  }
}
