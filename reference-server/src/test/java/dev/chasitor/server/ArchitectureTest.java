package dev.chasitor.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house rules, as far as they concern this module. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor.server");

  @Test
  void publicSignaturesNameNothingOfOthersButVertx() {
    assertEquals(
        List.of("io.vertx.core.Vertx"),
        visibleMembers()
            .flatMap(ArchitectureTest::types)
            .filter(ArchitectureTest::isForeign)
            .distinct()
            .toList());
  }

  @Test
  void optionalIsNoParameter() {
    assertEquals(
        List.of(),
        visibleMembers()
            .filter(JavaCodeUnit.class::isInstance)
            .map(JavaCodeUnit.class::cast)
            .filter(
                method ->
                    method.getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.isEquivalentTo(Optional.class)))
            .map(JavaCodeUnit::getFullName)
            .toList());
  }

  @Test
  void theServerKnowsNoVisitorsMachineAndNoJsonEngine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.chasitor.session..",
            "dev.chasitor.client..",
            "dev.chasitor.transport..",
            "dev.chasitor.codec.json..",
            "tools.jackson..")
        .check(MAIN);
  }

  @Test
  void nothingSleeps() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(MAIN);
  }

  @Test
  void thePackageSaysWhatItIs() throws ClassNotFoundException {
    Class<?> info = Class.forName("dev.chasitor.server.package-info");
    assertNotNull(info.getAnnotation(NullMarked.class));
    assertTrue(MAIN.size() > 15, "the classes were found");
  }

  private static Stream<JavaMember> visibleMembers() {
    return MAIN.stream()
        .filter(ArchitectureTest::isVisible)
        .flatMap(type -> type.getMembers().stream())
        .filter(member -> isVisible(member.getModifiers()))
        .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static boolean isForeign(String type) {
    boolean known = type.startsWith("java.") || type.startsWith("dev.chasitor.");
    return type.contains(".Immutable") || (type.contains(".") && !known);
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static Stream<String> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return field.getAllInvolvedRawTypes().stream()
          .map(type -> type.getBaseComponentType().getName());
    }
    return ((JavaCodeUnit) member)
        .getAllInvolvedRawTypes().stream().map(type -> type.getBaseComponentType().getName());
  }
}
