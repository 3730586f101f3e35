package dev.chasitor.transport.jdk;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

/** The house rules, as far as they concern this module. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor.transport.jdk");

  private static final DescribedPredicate<JavaClass> ENGINE =
      resideInAPackage("java.net.http..").and(DescribedPredicate.not(type(HttpClient.class)));

  @Test
  void publicSignaturesNameNothingOfTheEngineButTheClient() {
    codeUnits()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .notHaveRawReturnType(ENGINE)
        .andShould()
        .notHaveRawParameterTypes(anyElementThat(ENGINE))
        .check(MAIN);
  }

  @Test
  void nothingButTheJdkIsNeeded() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.net.ssl",
            "org.jspecify.annotations",
            "dev.chasitor.codec",
            "dev.chasitor.transport",
            "dev.chasitor.transport.jdk")
        .check(MAIN);
  }
}
