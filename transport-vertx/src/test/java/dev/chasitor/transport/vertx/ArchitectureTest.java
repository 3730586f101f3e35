package dev.chasitor.transport.vertx;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import org.junit.jupiter.api.Test;

/** The house rules, as far as they concern this module. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor.transport.vertx");

  private static final DescribedPredicate<JavaClass> ENGINE =
      resideInAnyPackage("io.vertx..", "io.netty..")
          .and(DescribedPredicate.not(type(Vertx.class).or(type(WebClient.class))));

  @Test
  void publicSignaturesNameNothingOfTheEngineButVertxAndWebClient() {
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
  void nothingInternalOfVertxIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..impl..", "io.vertx.core.internal..", "io.netty..")
        .check(MAIN);
  }
}
