package dev.chasitor.cli;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every module of ours on the class path, by its descriptor and its classes. */
final class ChasitorModules {

  static final String ROOT = "dev.chasitor.";

  /** All main classes of these modules. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chasitor");

  private ChasitorModules() {}

  /** The descriptors by the name of their module, without {@link #ROOT}. */
  static Map<String, ModuleDescriptor> descriptors() {
    Map<String, ModuleDescriptor> descriptors = new TreeMap<>();
    try {
      for (URL url :
          Collections.list(
              ChasitorModules.class.getClassLoader().getResources("module-info.class"))) {
        try (InputStream in = url.openStream()) {
          ModuleDescriptor descriptor = ModuleDescriptor.read(in);
          if (descriptor.name().startsWith(ROOT)) {
            descriptors.put(shortName(descriptor.name()), descriptor);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return descriptors;
  }

  /** Which of our modules this one requires. */
  static Set<String> ours(ModuleDescriptor descriptor) {
    return descriptor.requires().stream()
        .map(Requires::name)
        .filter(name -> name.startsWith(ROOT))
        .map(ChasitorModules::shortName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Each package of ours, and which others of ours its classes use. */
  static Map<String, Set<String>> packages() {
    Map<String, Set<String>> packages = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      Set<String> uses = packages.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String used = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (used.startsWith(ROOT) && !used.equals(type.getPackageName())) {
          uses.add(used);
        }
      }
    }
    return packages;
  }

  /** The module of a package: module names are the roots of their packages. */
  static String moduleOf(String packageName, Set<String> modules) {
    String name = shortName(packageName);
    while (!modules.contains(name)) {
      int dot = name.lastIndexOf('.');
      if (dot < 0) {
        throw new AssertionError("no module holds " + packageName);
      }
      name = name.substring(0, dot);
    }
    return name;
  }

  static String shortName(String name) {
    return name.substring(ROOT.length());
  }
}
