package dev.chasitor.session.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What concerns this package alone; that machines are pure is a house rule of all modules. */
class HostArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor.session.host");

  @Test
  void theHostsMachineKnowsNeitherJsonNorTheVisitors() {
    assertTrue(MAIN.size() > 20, "the classes were found");
    noClasses()
        .that()
        .resideInAPackage("dev.chasitor.session.host")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chasitor.codec.json..",
            "dev.chasitor.codec.shapes..",
            "dev.chasitor.session.host.json..",
            "dev.chasitor.session.visitor..")
        .check(MAIN);
  }
}
