package dev.linewarden.station;

import dev.linewarden.access.Access;
import dev.linewarden.access.Visit;
import dev.linewarden.inspection.Denied;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Right;
import dev.linewarden.opcua.OpcUaUser;
import dev.linewarden.opcua.SignOn;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who comes in by OPC UA: the station's own users by password, and programs that the configuration
/// knows by certificate. Any thread.
///
/// @param programs from `[[opcua.users]]`
record PlantSignOn(Access access, List<OpcUaUser> programs, FaultLog faults) implements SignOn {
  private static final String WAY = "OPC UA";
  private static final Set<Right> LOOKS = Set.of(Right.VIEW);
  private static final Set<Right> COMMANDS = Set.of(Right.VIEW, Right.RUN);

  @Override
  public Optional<Person> byPassword(String name, String password, String from) {
    try {
      return Optional.of(person(access.visit(name, password, from, WAY)));
    } catch (Denied e) {
      // The protocol has no place for a sentence. Who it was stands in the event log.
      faults.count("opcua", "sign-on refused", e.sentence());
      return Optional.empty();
    }
  }

  @Override
  public Optional<Person> byCertificate(X509Certificate certificate, String from) {
    Optional<OpcUaUser> known =
        programs.stream().filter(each -> each.certificate().equals(certificate)).findFirst();
    if (known.isEmpty()) {
      faults.count(
          "opcua", "sign-on refused", "certificate of " + certificate.getSubjectX500Principal());
    }
    return known.map(program ->
        person(access.visit(program.name(), program.mayCommand() ? COMMANDS : LOOKS, from, WAY)));
  }

  private static Person person(Visit visit) {
    return new Person() {
      @Override
      public String who() {
        return visit.who();
      }

      @Override
      public boolean may(Right right) {
        return visit.may(right);
      }

      @Override
      public void leave() {
        visit.leave();
      }
    };
  }
}
