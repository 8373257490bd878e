package dev.linewarden.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.FaultLog;
import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.junit.jupiter.api.Test;

class ConfiguredUsersTest {
  private static final String RIGHT = "the right one";

  private final HandClock clock = new HandClock();
  private final FaultLog faults = new FaultLog(clock);

  private ConfiguredUsers users(OpcUaUser... all) {
    return new ConfiguredUsers(List.of(all), clock, faults);
  }

  private static OpcUaUser mes() {
    return new OpcUaUser("mes", true, new OpcUaUser.Proof.Password(PasswordHash.of(RIGHT, 2)));
  }

  @Test
  void nameAndPasswordTogetherSayWhoItIsAndWhatHeMay() {
    assertThat(users(mes()).byPassword("mes", RIGHT)).contains(new SignOn.Person("mes", true));
    assertThat(users(mes()).byPassword("mes", "another one")).isEmpty();
    assertThat(users(mes()).byPassword("wall", RIGHT)).isEmpty();
    assertThat(faults.count("opcua", "sign-on refused")).isEqualTo(2);
  }

  @Test
  void whoGuessesHasToWaitAMinuteEvenIfHeGuessesRight() {
    ConfiguredUsers users = users(mes());
    for (int guess = 0; guess < ConfiguredUsers.WRONG_MAX; guess++) {
      assertThat(users.byPassword("mes", "guess " + guess)).isEmpty();
    }

    assertThat(users.byPassword("mes", RIGHT)).isEmpty();
    assertThat(faults.count("opcua", "too many wrong passwords")).isOne();

    clock.move(ConfiguredUsers.SPAN_NANOS);
    assertThat(users.byPassword("mes", RIGHT)).isPresent();
  }

  @Test
  void aCertificateIsItsOwnersAndNobodyElses() throws Exception {
    ConfiguredUsers users =
        users(new OpcUaUser("scada", false, new OpcUaUser.Proof.Certificate(certificate("a"))));

    X509Certificate other = certificate("a");

    assertThat(users.byCertificate(other)).isEmpty();
    assertThat(users.byPassword("scada", "")).isEmpty();
  }

  @Test
  void theConfiguredCertificateSignsOn() throws Exception {
    X509Certificate own = certificate("scada");

    assertThat(
            users(new OpcUaUser("scada", false, new OpcUaUser.Proof.Certificate(own)))
                .byCertificate(own))
        .contains(new SignOn.Person("scada", false));
  }

  private static X509Certificate certificate(String name) throws Exception {
    return new SelfSignedCertificateBuilder(SelfSignedCertificateGenerator.generateRsaKeyPair(2048))
        .setCommonName(name)
        .build();
  }
}
