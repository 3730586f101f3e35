package dev.chasitor.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.junit.jupiter.api.Test;

/** The BOM keeps our versions together and leaves every other version to the application. */
class BomTest {

  private static final Path BOM = Reactor.ROOT.resolve("bom");

  private final Model effective = Reactor.effective(BOM);

  @Test
  void managesNothingThatIsNotOurs() {
    List<String> foreign =
        effective.getDependencyManagement().getDependencies().stream()
            .map(Dependency::getManagementKey)
            .filter(key -> !key.startsWith(Reactor.GROUP + ":"))
            .toList();

    assertEquals(List.of(), foreign);
    assertNull(effective.getParent(), "a parent's managed versions would come along");
    assertEquals(List.of(), effective.getDependencies());
  }

  @Test
  void namesExactlyThePublishedModules() {
    Set<String> published =
        Reactor.published().stream()
            .map(folder -> "chasitor-" + folder)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named =
        effective.getDependencyManagement().getDependencies().stream()
            .map(Dependency::getArtifactId)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(published, named);
    assertEquals(named.size(), effective.getDependencyManagement().getDependencies().size());
  }

  @Test
  void hasTheVersionOfTheBuild() {
    String version = Reactor.written(Reactor.ROOT).getVersion();
    Set<String> versions =
        effective.getDependencyManagement().getDependencies().stream()
            .map(Dependency::getVersion)
            .collect(Collectors.toSet());

    assertEquals(version, effective.getVersion());
    assertEquals(Set.of(version), versions);
  }

  @Test
  void saysOfItselfWhatTheParentSays() {
    Model parent = Reactor.effective(Reactor.ROOT);

    assertEquals(PomsTest.about(parent), PomsTest.about(effective));
    assertEquals(plugins(parent, plugins(effective).keySet()), plugins(effective));
  }

  private static Map<String, String> plugins(Model model) {
    return plugins(
        model,
        Reactor.written(BOM).getBuild().getPluginManagement().getPlugins().stream()
            .map(Plugin::getKey)
            .collect(Collectors.toSet()));
  }

  private static Map<String, String> plugins(Model model, Set<String> keys) {
    return model.getBuild().getPluginManagement().getPlugins().stream()
        .filter(plugin -> keys.contains(plugin.getKey()))
        .collect(Collectors.toMap(Plugin::getKey, Plugin::getVersion));
  }
}
