package dev.chasitor.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the host's driver may use. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor.host");

  @Test
  void theDriverKnowsNoVisitorsMachineNoTransportAndNoEngine() {
    assertTrue(MAIN.size() > 20, "the classes were found");
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chasitor.session.visitor..",
            "dev.chasitor.client..",
            "dev.chasitor.transport..",
            "dev.chasitor.codec.json..",
            "tools.jackson..",
            "io.vertx..")
        .check(MAIN);
  }

  @Test
  void nothingWaits() {
    noClasses()
        .should()
        .callMethod(CompletableFuture.class, "join")
        .orShould()
        .callMethod(CompletableFuture.class, "get")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(MAIN);
  }
}
