package dev.chasitor.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The house rules of {@code docs/architecture.md} that no compiler checks. They stand here since
 * this module sees every other.
 */
class HouseRulesTest {

  private static final JavaClasses CHASITOR = ChasitorModules.CLASSES;

  private static final String[] PURE = {"dev.chasitor.model..", "dev.chasitor.session.."};

  /** An address is a value; what connects to it is not. */
  private static final DescribedPredicate<JavaClass> ADDRESS =
      DescribedPredicate.describe(
          "an address",
          type ->
              type.isEquivalentTo(java.net.URI.class)
                  || type.isEquivalentTo(java.net.URISyntaxException.class));

  private static final DescribedPredicate<JavaClass> FOREIGN =
      resideInAnyPackage("tools.jackson..", "org.immutables..", "io.netty..", "picocli..")
          .or(simpleNameStartingWith("Immutable"))
          .as("a type of a library that is a private matter");

  @Test
  void theModulesAreAllHere() {
    List<String> missing =
        Stream.of(
                "model",
                "codec",
                "transport",
                "session",
                "client",
                "host",
                "store.jdbc",
                "server",
                "conformance",
                "tck",
                "cli")
            .filter(name -> !CHASITOR.containPackage("dev.chasitor." + name))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void theMachinesKnowNoClockThreadFutureLoggerSocketOrRandom() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.util.concurrent..", "java.net..", "java.io..", "java.nio.file..")
                .and(not(ADDRESS))
                .or(
                    DescribedPredicate.describe(
                        "a clock, thread, logger or random",
                        type ->
                            Stream.of(
                                    Thread.class,
                                    System.class,
                                    System.Logger.class,
                                    java.time.Clock.class,
                                    java.time.Instant.class,
                                    java.util.Random.class)
                                .anyMatch(type::isEquivalentTo))))
        .check(CHASITOR);
  }

  /**
   * Who reveals a secret writes it to the wire or a document, finds its session, or hides it in
   * texts. Whoever compares two of them calls {@code equals}, which takes constant time.
   */
  @Test
  void secretsAreRevealedOnlyToSendStoreAndHideThem() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.chasitor.conformance..", "dev.chasitor.tck..")
        .and(
            not(
                DescribedPredicate.describe(
                    "those who must",
                    type ->
                        List.of(
                                "RequestEncoder",
                                "SecretTypes",
                                "ResponseShapes",
                                "PeerTexts",
                                "RandomCredentials")
                            .contains(type.getSimpleName()))))
        .should()
        .accessTargetWhere(JavaAccess.Predicates.target(HasName.Predicates.name("reveal")))
        .check(CHASITOR);
  }

  @Test
  void theModelsKnowNoJsonLibraryAndNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("dev.chasitor.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "tools.jackson..",
            "dev.chasitor.codec..",
            "dev.chasitor.session..",
            "dev.chasitor.transport..")
        .check(CHASITOR);
  }

  @Test
  void jacksonStaysInTheCodecAndVertxInItsModules() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.chasitor.codec..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(CHASITOR);
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.chasitor.transport.vertx..", "dev.chasitor.server..", "dev.chasitor.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx..")
        .check(CHASITOR);
  }

  @Test
  void noPublicSignatureNamesALibrary() {
    List<String> found = new ArrayList<>();
    for (JavaClass type : CHASITOR) {
      if (isPublic(type)) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (isVisible(unit) && signature(unit).anyMatch(FOREIGN)) {
            found.add(unit.getFullName());
          }
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void ofTheEnginesOnlyWhatCanBeLentIsShown() {
    TreeSet<String> shown = new TreeSet<>();
    for (JavaClass type : CHASITOR) {
      if (isPublic(type)) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (isVisible(unit)) {
            signature(unit)
                .map(JavaClass::getName)
                .filter(name -> name.startsWith("io.vertx.") || name.startsWith("java.net.http."))
                .forEach(shown::add);
          }
        }
      }
    }
    assertEquals(
        List.of(
            "io.vertx.core.Vertx", "io.vertx.ext.web.client.WebClient", "java.net.http.HttpClient"),
        List.copyOf(shown));
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.chasitor.(**)").should().beFreeOfCycles().check(CHASITOR);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        CHASITOR.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .sorted()
            .toList();
    assertEquals(List.of(), unmarked);
  }

  @Test
  void optionalIsNoParameter() {
    List<String> found = new ArrayList<>();
    for (JavaClass type : CHASITOR) {
      if (isPublic(type) && !type.isRecord()) {
        type.getCodeUnits().stream()
            .filter(HouseRulesTest::isVisible)
            .filter(
                unit ->
                    unit.getRawParameterTypes().stream()
                        .anyMatch(each -> each.isEquivalentTo(Optional.class)))
            .map(JavaCodeUnit::getFullName)
            .forEach(found::add);
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void nobodySleeps() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CHASITOR);
  }

  @Test
  void exceptionsOfOursShareOneParent() {
    classes()
        .that()
        .areAssignableTo(RuntimeException.class)
        .and()
        .resideInAPackage("dev.chasitor..")
        .and()
        .arePublic()
        .should()
        .beAssignableTo(dev.chasitor.model.ChasitorException.class)
        .check(CHASITOR);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(HouseRulesTest::isPublic).orElse(true);
  }

  private static boolean isVisible(JavaCodeUnit unit) {
    return (unit.getModifiers().contains(JavaModifier.PUBLIC)
            || unit.getModifiers().contains(JavaModifier.PROTECTED))
        && !unit.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  /** Every type a signature names, also as an argument of another. */
  private static Stream<JavaClass> signature(JavaCodeUnit unit) {
    return unit.getAllInvolvedRawTypes().stream();
  }
}
