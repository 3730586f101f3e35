package dev.chasitor.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The host's machine knows no clock, thread, future, logger, socket, JSON or chance. */
class HostPurityTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor.host");

  @Test
  void theMachineIsPure() {
    assertTrue(MAIN.size() > 20, "the classes were found");
    noClasses()
        .that()
        .resideInAPackage("dev.chasitor.host")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.concurrent..",
            "java.util.logging..",
            "java.util.random..",
            "java.net..",
            "java.io..",
            "java.security..",
            "tools.jackson..",
            "dev.chasitor.codec.json..",
            "dev.chasitor.codec.shapes..",
            "dev.chasitor.host.json..",
            "dev.chasitor.session..",
            "dev.chasitor.client..",
            "dev.chasitor.transport..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.System")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Instant")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.UUID")
        .check(MAIN);
  }
}
