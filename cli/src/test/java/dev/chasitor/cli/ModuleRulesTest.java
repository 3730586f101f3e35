package dev.chasitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which module may require which: {@code docs/architecture.md} in data, read from descriptors. */
class ModuleRulesTest {

  /**
   * The modules and what each may require. Whatever these may require is allowed as well: a module
   * may use all that it brings.
   */
  private static final Map<String, Set<String>> ARROWS = arrows();

  /** What a module may require beyond ours and the JDK's {@code java.base}. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "model", Set.of("org.immutables.value.annotations"),
          "codec", Set.of("tools.jackson.core"),
          "session", Set.of("org.immutables.value.annotations"),
          "transport.jdk", Set.of("java.net.http"),
          "transport.vertx", Set.of("io.vertx.core", "io.vertx.web.client", "io.vertx.web.common"),
          "store.jdbc", Set.of("com.zaxxer.hikari", "java.sql"),
          "server", Set.of("io.vertx.core", "io.vertx.web"),
          "tck", Set.of("net.jqwik.api", "org.junit.jupiter.api"),
          "cli", Set.of("info.picocli", "java.logging"));

  private static Map<String, Set<String>> arrows() {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    arrows.put("model", Set.of());
    arrows.put("codec", Set.of("model"));
    arrows.put("transport", Set.of("codec"));
    arrows.put("transport.jdk", Set.of("transport"));
    arrows.put("transport.vertx", Set.of("transport"));
    arrows.put("session", Set.of("codec"));
    arrows.put("client", Set.of("session", "transport"));
    arrows.put("host", Set.of("session"));
    arrows.put("store.jdbc", Set.of("client"));
    arrows.put("server", Set.of("host"));
    arrows.put("conformance", Set.of("client", "host"));
    arrows.put("tck", Set.of("conformance"));
    arrows.put("cli", Set.of("server", "tck", "transport.jdk", "transport.vertx"));
    return arrows;
  }

  @Test
  void everyModuleIsKnown() {
    assertEquals(
        new TreeSet<>(ARROWS.keySet()), new TreeSet<>(ChasitorModules.descriptors().keySet()));
  }

  @Test
  void modulesRequireOnlyWhatTheArrowsAllow() {
    List<String> forbidden = new ArrayList<>();
    ChasitorModules.descriptors()
        .forEach(
            (name, descriptor) -> {
              for (String other : ChasitorModules.ours(descriptor)) {
                if (!closure(name).contains(other)) {
                  forbidden.add(name + " requires " + other);
                }
              }
            });
    assertEquals(List.of(), forbidden);
  }

  @Test
  void modulesRequireNoOtherLibraries() {
    Map<String, Set<String>> found = new TreeMap<>();
    ChasitorModules.descriptors()
        .forEach((name, descriptor) -> found.put(name, libraries(descriptor)));
    found.values().removeIf(Set::isEmpty);
    assertEquals(LIBRARIES, found);
  }

  /** The build holds the class path to the same rule: see the enforcer in its pom. */
  @Test
  void conformanceBringsNoTestEngine() {
    assertEquals(Set.of("tools.jackson.core"), brought("conformance"));
  }

  /** Every library that comes with a module, also through others. */
  private static Set<String> brought(String module) {
    Map<String, ModuleDescriptor> descriptors = ChasitorModules.descriptors();
    Set<String> libraries = new TreeSet<>();
    for (String each : closure(module)) {
      ModuleDescriptor descriptor = Objects.requireNonNull(descriptors.get(each), each);
      descriptor.requires().stream()
          .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
          .map(Requires::name)
          .filter(ModuleRulesTest::isLibrary)
          .forEach(libraries::add);
    }
    return libraries;
  }

  private static Set<String> libraries(ModuleDescriptor descriptor) {
    return descriptor.requires().stream()
        .map(Requires::name)
        .filter(ModuleRulesTest::isLibrary)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** JSpecify's annotations are everywhere, and only for compilers. */
  private static boolean isLibrary(String name) {
    return !name.startsWith(ChasitorModules.ROOT)
        && !name.equals("java.base")
        && !name.equals("org.jspecify");
  }

  /** A module and all that its arrows lead to. */
  private static Set<String> closure(String module) {
    Set<String> closure = new TreeSet<>(Set.of(module));
    for (String next : Objects.requireNonNull(ARROWS.get(module), module)) {
      closure.addAll(closure(next));
    }
    return closure;
  }
}
