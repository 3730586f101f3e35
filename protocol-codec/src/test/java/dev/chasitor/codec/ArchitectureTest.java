package dev.chasitor.codec;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
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
          .importPackages("dev.chasitor.codec");

  @Test
  void onlyTheEngineKnowsJackson() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.chasitor.codec.json")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(MAIN);
  }

  @Test
  void theEngineKnowsNoTableAndNoHttp() {
    noClasses()
        .that()
        .resideInAPackage("dev.chasitor.codec.json")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.chasitor.codec.shapes")
                .or(resideInAPackage("java.net.."))
                .or(JavaClass.Predicates.simpleNameStartingWith("WireRe"))
                .or(JavaClass.Predicates.type(Resource.class)))
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(MAIN);
  }

  /** The cycle check is shown two packages that use each other: those of the tests do. */
  @Test
  void theCycleCheckNamesACycle() {
    JavaClasses withTests = new ClassFileImporter().importPackages("dev.chasitor.codec");
    assertThrows(
        AssertionError.class,
        () -> slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(withTests));
  }

  @Test
  void noneKnowsThreadsClocksOrLoggers() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.concurrent..", "java.util.logging..", "java.lang.System$Logger")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.Thread")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Instant")
        .check(MAIN);
  }

  @Test
  void noPublicSignatureNamesWhatIsPrivate() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : MAIN) {
      if (isVisible(type)) {
        type.getMembers().stream()
            .filter(member -> isVisible(member.getModifiers()))
            .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(
                member -> types(member).anyMatch(named -> isPrivate(named, type.getPackageName())))
            .forEach(member -> wrong.add(member.getFullName()));
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void optionalIsNoParameter() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : MAIN) {
      type.getMethods().stream()
          .filter(method -> isVisible(type) && isVisible(method.getModifiers()))
          .filter(
              method ->
                  method.getRawParameterTypes().stream()
                      .anyMatch(parameter -> parameter.isEquivalentTo(Optional.class)))
          .forEach(method -> wrong.add(method.getFullName()));
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void tablesAreConstantsAndNothingElse() {
    classes()
        .that()
        .resideInAPackage("dev.chasitor.codec.shapes")
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should()
        .haveOnlyFinalFields()
        .andShould()
        .haveOnlyPrivateConstructors()
        .check(MAIN);
  }

  @Test
  void everyPackageSaysWhatItIs() throws ClassNotFoundException {
    JavaPackage root = MAIN.getPackage("dev.chasitor.codec");
    assertEquals(3, root.getSubpackages().size());
    for (JavaPackage each :
        Stream.concat(Stream.of(root), root.getSubpackages().stream()).toList()) {
      Class<?> info = Class.forName(each.getName() + ".package-info");
      assertNotNull(info.getAnnotation(NullMarked.class), each.getName());
    }
    assertTrue(MAIN.size() > 40, "the classes were found");
  }

  /**
   * Each package is a slice, the root too: {@code matching("dev.chasitor.codec.(*)..")} skips it.
   */
  private static final class ByPackage implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return type.getPackageName().startsWith("dev.chasitor.codec")
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of the codec";
    }
  }

  /** Whether the public types of a package should not name this one. */
  private static boolean isPrivate(String named, String packageName) {
    boolean api = packageName.equals("dev.chasitor.codec");
    return named.startsWith("tools.jackson")
        || named.contains(".Immutable")
        || (api && named.startsWith("dev.chasitor.codec.shapes"))
        || (api && named.startsWith("dev.chasitor.codec.json"));
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
      return field.getAllInvolvedRawTypes().stream().map(JavaClass::getName);
    }
    return ((JavaCodeUnit) member).getAllInvolvedRawTypes().stream().map(JavaClass::getName);
  }
}
