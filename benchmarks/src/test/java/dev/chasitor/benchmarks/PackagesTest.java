package dev.chasitor.benchmarks;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rule on packages for this module, which the command line's test does not see. */
class PackagesTest {

  @Test
  void packagesFormNoCycle() {
    slices()
        .matching("dev.chasitor.(**)")
        .should()
        .beFreeOfCycles()
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.chasitor.benchmarks"));
  }
}
