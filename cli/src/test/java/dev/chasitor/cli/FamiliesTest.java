package dev.chasitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every sealed family has a kind that tells its members apart, and is switched over by it: a new
 * member does not compile until each switch decides it.
 */
class FamiliesTest {

  private static final JavaClasses CHASITOR =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor");

  /** Families without a kind(), and why. */
  private static final Map<String, String> WITHOUT_KIND =
      Map.of(
          "dev.chasitor.session.host.HostState", "its phase() tells the states apart",
          "dev.chasitor.host.Fault$Kind", "its place() tells the enums apart",
          "dev.chasitor.codec.shapes.Bodies$Body", "its rows are told apart by their type words",
          "dev.chasitor.codec.json.PropertyAccess", "nobody asks which member it is: it acts",
          "dev.chasitor.codec.json.ObjectType", "nobody asks which member it is: it acts",
          "dev.chasitor.cli.TransportChoice", "nobody asks which member it is: it acts",
          "dev.chasitor.codec.Spelling", "nobody asks which member it is: it acts",
          "dev.chasitor.model.Secret", "two value types that share their masking");

  /** Families of which code may pick the members it knows, and why. */
  private static final Map<String, String> PICKED_FROM =
      Map.of(
          "dev.chasitor.conformance.history.Event", "a checker reads only what its rule is about",
          "dev.chasitor.model.Request", "grows with the protocol: readers take what they know",
          "dev.chasitor.model.ServerMessage",
              "grows with the protocol: readers take what they know",
          "dev.chasitor.session.visitor.VisitorState", "its transition table decides every member");

  /** The top of each family that has more than one member. */
  private static List<Class<?>> families() {
    return CHASITOR.stream()
        .map(JavaClass::reflect)
        .filter(Class::isSealed)
        .filter(type -> members(type).size() > 1)
        .filter(type -> parents(type).noneMatch(Class::isSealed))
        .sorted((one, other) -> one.getName().compareTo(other.getName()))
        .collect(Collectors.toList());
  }

  private static Stream<Class<?>> parents(Class<?> type) {
    return Stream.concat(
        Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
  }

  /** The members; a sealed type with one implementation is a value and so a member itself. */
  private static Set<Class<?>> members(Class<?> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted == null || permitted.length == 1) {
      return Set.of(type);
    }
    return Arrays.stream(permitted)
        .flatMap(each -> members(each).stream())
        .collect(Collectors.toSet());
  }

  @Test
  void everyFamilyHasAKindForEachMember() {
    List<String> wrong = new ArrayList<>();
    for (Class<?> family : families()) {
      if (WITHOUT_KIND.containsKey(family.getName())) {
        continue;
      }
      Optional<Method> kind =
          Arrays.stream(family.getMethods())
              .filter(method -> method.getName().equals("kind") && method.getReturnType().isEnum())
              .findFirst();
      int members = members(family).size();
      if (kind.isEmpty()) {
        wrong.add(family.getName() + " has no kind()");
      } else if (kind.get().getReturnType().getEnumConstants().length != members) {
        wrong.add(family.getName() + " has " + members + " members and another number of kinds");
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(families().size() > 12, () -> families().toString());
  }

  @Test
  void everyExceptionIsStillNeeded() {
    Set<String> names = families().stream().map(Class::getName).collect(Collectors.toSet());
    assertEquals(Set.of(), difference(WITHOUT_KIND.keySet(), names));
    assertEquals(Set.of(), difference(PICKED_FROM.keySet(), names));
  }

  @Test
  void nobodyAsksForSeveralMembersByName() {
    assertEquals(Map.of(), chains(), "switch over kind() instead");
  }

  /** Each method that tests for two or more members of one family, and which. */
  private static Map<String, Set<String>> chains() {
    Map<String, Class<?>> families = new TreeMap<>();
    for (Class<?> family : families()) {
      if (!PICKED_FROM.containsKey(family.getName())) {
        members(family).forEach(member -> families.put(member.getName(), family));
      }
    }
    Map<String, Set<String>> chains = new TreeMap<>();
    for (JavaClass type : CHASITOR) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        unit.getInstanceofChecks().stream()
            .map(InstanceofCheck::getRawType)
            .filter(asked -> families.containsKey(asked.getName()))
            .collect(Collectors.groupingBy(asked -> families.get(asked.getName())))
            .forEach(
                (family, asked) -> {
                  Set<String> names =
                      asked.stream()
                          .map(JavaClass::getSimpleName)
                          .collect(Collectors.toCollection(TreeSet::new));
                  if (names.size() > 1) {
                    chains.put(unit.getFullName(), names);
                  }
                });
      }
    }
    return chains;
  }

  private static Set<String> difference(Set<String> from, Set<String> without) {
    Set<String> rest = new TreeSet<>(from);
    rest.removeAll(without);
    return rest;
  }
}
