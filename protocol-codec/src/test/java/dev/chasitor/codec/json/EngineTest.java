package dev.chasitor.codec.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine does the same whether it is cloned for each table or serves all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineTest {

  private static final Path DOCUMENTS = documents();

  private final BiFunction<String, byte[], List<Object>> cloned = new CodecProbe();
  private final BiFunction<String, byte[], List<Object>> shared = withoutEngineCode();

  @BeforeAll
  void oneIsClonedAndTheOtherIsNot() {
    assertTrue(((BooleanSupplier) cloned).getAsBoolean());
    assertFalse(((BooleanSupplier) shared).getAsBoolean());
  }

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.walk(DOCUMENTS)) {
      return files.filter(Files::isRegularFile).map(DOCUMENTS::relativize).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void bothReadAndWriteTheSame(Path fixture) throws IOException {
    byte[] document = Files.readAllBytes(DOCUMENTS.resolve(fixture));
    String kind = Objects.requireNonNull(fixture.getParent()).toString().replace('\\', '/');
    assertSame(kind, document);
    for (int at = 0; at < document.length; at++) {
      assertSame(kind, Arrays.copyOf(document, at));
      byte[] changed = document.clone();
      changed[at] ^= 1;
      assertSame(kind, changed);
    }
  }

  private void assertSame(String kind, byte[] document) {
    assertEquals(cloned.apply(kind, document), shared.apply(kind, document));
  }

  private static Path documents() {
    try {
      URL folder = Objects.requireNonNull(EngineTest.class.getResource("/vectors/documents"));
      return Path.of(folder.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked") // CodecProbe says what it is
  private static BiFunction<String, byte[], List<Object>> withoutEngineCode() {
    try {
      return (BiFunction<String, byte[], List<Object>>)
          new EngineHider()
              .loadClass(CodecProbe.class.getName())
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The probe cannot be loaded twice", e);
    }
  }

  /** Loads the codec once more, and does not show it the engine's code. */
  private static final class EngineHider extends ClassLoader {

    EngineHider() {
      super(EngineTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.chasitor.codec.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream code = getParent().getResourceAsStream(file)) {
        byte[] bytes = Objects.requireNonNull(code, file).readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      return name.endsWith("/TableEngine.class") ? null : super.getResourceAsStream(name);
    }
  }
}
