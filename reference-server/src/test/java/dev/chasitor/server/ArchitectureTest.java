package dev.chasitor.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What concerns this module alone; the house rules of all modules are the command line's. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor.server");

  @Test
  void theServerKnowsNoVisitorsMachineAndNoJsonEngine() {
    assertTrue(MAIN.size() > 8, "the classes were found");
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chasitor.session.visitor..",
            "dev.chasitor.client..",
            "dev.chasitor.transport..",
            "dev.chasitor.codec.json..",
            "tools.jackson..")
        .check(MAIN);
  }

  /** Only whoever starts or closes a server may wait for it. */
  @Test
  void nothingWaitsOnAnEventLoop() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(ReferenceServer.class)
        .should()
        .callMethod(CompletableFuture.class, "join")
        .orShould()
        .callMethod(CompletableFuture.class, "get")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(MAIN);
  }
}
