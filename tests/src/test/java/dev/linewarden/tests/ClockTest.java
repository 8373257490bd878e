package dev.linewarden.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Time is an argument: one class reads the clock, and nobody sleeps. Tests are held to it too.
final class ClockTest {
  private static final String READER = "dev.linewarden.inspection.MonotonicClock";

  /// Everything that reads the machine's clock or waits for it to move on. `now` of any class of
  /// `java.time` is banned beside these.
  private static final Set<String> BANNED =
      Set.of(
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.lang.Thread.sleep",
          "java.util.concurrent.TimeUnit.sleep",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.time.Clock.tick",
          "java.time.Clock.tickMillis",
          "java.time.Clock.tickSeconds",
          "java.time.Clock.tickMinutes",
          "java.time.InstantSource.system",
          "java.util.Calendar.getInstance",
          "java.util.Date.<init>()");

  /// Not what the benchmark tool writes around our benchmarks, which reads the clock for a living.
  private static final ImportOption OURS = location -> !location.contains("/jmh_generated/");

  @Test
  void nobodyButTheMonotonicClockReadsTheTime() throws IOException {
    List<Path> compiled = new ArrayList<>();
    for (Path module : Repository.products()) {
      compiled.add(Repository.classes(module));
    }
    for (Path module : Repository.modules()) {
      Path tests = module.resolve("target/test-classes");
      if (Files.exists(tests)) {
        compiled.add(tests);
      }
    }
    JavaClasses all = new ClassFileImporter().withImportOption(OURS).importPaths(compiled);
    assertThat(all.contain(READER)).as("the reader of the clock is among the classes").isTrue();
    assertThat(all.contain(ClockTest.class)).as("test classes are among the classes").isTrue();
    assertThat(violations(all)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long t = System.nanoTime();",
        "long t = System.currentTimeMillis();",
        "java.util.function.LongSupplier t = System::nanoTime;",
        "Object t = java.time.Instant.now();",
        "Object t = java.time.LocalDateTime.now();",
        "Object t = java.time.ZonedDateTime.now(java.time.ZoneId.of(\"Z\"));",
        "Object t = java.time.OffsetDateTime.now();",
        "Object t = java.time.LocalDate.now();",
        "Object t = java.time.Clock.systemUTC();",
        "Object t = new java.util.Date();",
        "void w() throws Exception { Thread.sleep(1); }",
        "void w() throws Exception { java.util.concurrent.TimeUnit.SECONDS.sleep(1); }",
      })
  void aPlantedLookAtTheClockIsFound(String member, @TempDir Path folder) throws IOException {
    JavaClasses planted =
        Planted.compile(folder, "package dev.linewarden.capture; class Grabber { " + member + " }");
    assertThat(violations(planted)).singleElement().asString().contains("Grabber");
  }

  @Test
  void theMonotonicClockAndACalculationWithTimeArePermitted(@TempDir Path folder)
      throws IOException {
    JavaClasses planted =
        Planted.compile(
            folder,
            "package dev.linewarden.inspection; class MonotonicClock { long n = System.nanoTime(); }",
            "package dev.linewarden.records; class Day { Object o = new java.util.Date(5L); }");
    assertThat(violations(planted)).isEmpty();
  }

  private static List<String> violations(JavaClasses all) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(READER)
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("reads the clock or sleeps", ClockTest::isClock))
        .allowEmptyShould(true)
        .evaluate(all)
        .getFailureReport()
        .getDetails();
  }

  private static boolean isClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getFullName();
    String name = access.getTarget().getName();
    return BANNED.contains(owner + "." + name)
        || BANNED.contains(access.getTarget().getFullName())
        || (owner.startsWith("java.time.") && name.equals("now"));
  }
}
