package dev.linewarden.tests;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The star: every module knows `inspection` and itself, only `station` knows all. A library of
/// ours belongs to one module, and nobody else knows it.
final class StarTest {
  private static final String HOME = "dev.linewarden";
  private static final String INSPECTION = HOME + ".inspection";
  private static final String STATION = HOME + ".station";

  /// Whose libraries are modules of ours.
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(HOME + ".inference", Set.of(HOME + ".onnx", HOME + ".vision"));

  /// What is read from recipes and said of parts: for tools, not for what tools are made of.
  private static final Set<String> RECIPES =
      Set.of("Recipe", "RecipeView", "ToolSpec", "Setting", "SettingsReader", "Limit", "Finding");

  @Test
  void everyModuleIsOneFlatPackage() throws IOException {
    Set<String> taken = new TreeSet<>();
    for (Path module : Repository.products()) {
      Set<String> packages = packagesOf(imported(List.of(module)));
      assertThat(packages).as("packages of module " + module.getFileName()).hasSize(1);
      assertThat(packages.iterator().next()).matches(HOME + "\\.[a-z]+");
      assertThat(taken.addAll(packages)).as("no two modules share " + packages).isTrue();
    }
    assertThat(taken).contains(INSPECTION);
  }

  @Test
  void everyModuleKnowsOnlyInspectionAndItself() throws IOException {
    JavaClasses product = imported(Repository.products());
    assertThat(violations(product)).isEmpty();
  }

  @Test
  void inspectionKnowsOnlyTheJdk() throws IOException {
    assertThat(knowsOnlyTheJdk(imported(Repository.products()))).isEmpty();
  }

  @Test
  void aSiblingThatIsKnownIsFound(@TempDir Path folder) throws IOException {
    JavaClasses planted =
        Planted.compile(
            folder,
            "package dev.linewarden.records; public final class Store {}",
            "package dev.linewarden.capture; final class Grabber { dev.linewarden.records.Store s; }");
    assertThat(violations(planted)).singleElement().asString().contains("Grabber", "Store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnx", "vision"})
  void aLibraryIsKnownByTheModuleItBelongsToAlone(
      String library, @TempDir Path owner, @TempDir Path stranger) throws IOException {
    String used = "package dev.linewarden.%s; public final class Used {}".formatted(library);
    String user =
        "package dev.linewarden.%s; final class User { dev.linewarden." + library + ".Used used; }";
    assertThat(violations(Planted.compile(owner, used, user.formatted("inference")))).isEmpty();
    assertThat(violations(Planted.compile(stranger, used, user.formatted("capture")))).isNotEmpty();
  }

  @Test
  void librariesKnowNothingOfRecipes() throws IOException {
    assertThat(knowsNoRecipe(imported(Repository.products()))).isEmpty();
  }

  @Test
  void aLibraryThatKnowsRecipesIsFound(@TempDir Path folder) throws IOException {
    JavaClasses planted =
        Planted.compile(
            folder,
            "package dev.linewarden.inspection; public final class Recipe {}",
            "package dev.linewarden.vision; final class Lanes { dev.linewarden.inspection.Recipe r; }");
    assertThat(violations(planted)).isEmpty();
    assertThat(knowsNoRecipe(planted)).singleElement().asString().contains("Lanes", "Recipe");
  }

  @Test
  void aLibraryThatKnowsItsModuleIsFound(@TempDir Path folder) throws IOException {
    JavaClasses planted =
        Planted.compile(
            folder,
            "package dev.linewarden.inference; public final class Recipe {}",
            "package dev.linewarden.onnx; final class Reader { dev.linewarden.inference.Recipe r; }");
    assertThat(violations(planted)).singleElement().asString().contains("Reader", "Recipe");
  }

  @Test
  void inspectionThatKnowsAModuleIsFound(@TempDir Path folder) throws IOException {
    JavaClasses planted =
        Planted.compile(
            folder,
            "package dev.linewarden.capture; public final class Grabber {}",
            "package dev.linewarden.inspection; class Line { Object o = dev.linewarden.capture.Grabber.class; }");
    assertThat(violations(planted)).isNotEmpty();
    assertThat(knowsOnlyTheJdk(planted)).isNotEmpty();
  }

  @Test
  void aModuleThatKnowsTheStationIsFound(@TempDir Path folder) throws IOException {
    JavaClasses planted =
        Planted.compile(
            folder,
            "package dev.linewarden.station; public class Wiring {}",
            "package dev.linewarden.capture; class Grabber extends dev.linewarden.station.Wiring {}");
    assertThat(violations(planted)).isNotEmpty();
  }

  @Test
  void theStationMayKnowAll(@TempDir Path folder) throws IOException {
    JavaClasses planted =
        Planted.compile(
            folder,
            "package dev.linewarden.records; public class Store {}",
            "package dev.linewarden.station; class Wiring { Object o = new dev.linewarden.records.Store(); }");
    assertThat(violations(planted)).isEmpty();
  }

  @Test
  void aLibraryInInspectionIsFound(@TempDir Path folder) throws IOException {
    JavaClasses planted =
        Planted.compile(
            folder,
            "package com.plant; public class Library {}",
            "package dev.linewarden.inspection; class Judge { com.plant.Library library; }");
    assertThat(knowsOnlyTheJdk(planted)).isNotEmpty();
  }

  private static JavaClasses imported(List<Path> modules) {
    return new ClassFileImporter().importPaths(modules.stream().map(Repository::classes).toList());
  }

  private static Set<String> packagesOf(JavaClasses classes) {
    return classes.stream()
        .map(type -> type.getPackage())
        .map(JavaPackage::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> violations(JavaClasses product) {
    return packagesOf(product).stream()
        .filter(name -> name.startsWith(HOME) && !name.equals(STATION))
        .map(StarTest::knowsNoSibling)
        .flatMap(rule -> rule.evaluate(product).getFailureReport().getDetails().stream())
        .toList();
  }

  private static ArchRule knowsNoSibling(String module) {
    return classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage(HOME + "..")).or(resideInAnyPackage(known(module))));
  }

  private static String[] known(String module) {
    return Stream.concat(
            Stream.of(module, INSPECTION), LIBRARIES.getOrDefault(module, Set.of()).stream())
        .toArray(String[]::new);
  }

  private static List<String> knowsNoRecipe(JavaClasses product) {
    String[] libraries = LIBRARIES.values().stream().flatMap(Set::stream).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAnyPackage(libraries)
        .should()
        .dependOnClassesThat(
            describe(
                "are what recipes are made of",
                type ->
                    type.getPackageName().equals(INSPECTION)
                        && RECIPES.contains(type.getSimpleName())))
        .evaluate(product)
        .getFailureReport()
        .getDetails();
  }

  private static List<String> knowsOnlyTheJdk(JavaClasses product) {
    return classes()
        .that()
        .resideInAPackage(INSPECTION)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(INSPECTION, "java..", "javax..", "org.jspecify.annotations"))
        .evaluate(product)
        .getFailureReport()
        .getDetails();
  }
}
