package dev.chasitor.tck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.document.CodecLimits;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/** A codec of a few kinds passes what applies to them, and the rest is skipped with the reason. */
class PartialCodecTest {

  private static final Set<BodyKind<?>> TWO =
      Set.of(BodyKind.CHAT_MESSAGE_REQUEST, BodyKind.CHASITOR_SNEAK_PEEK_REQUEST);

  /** Knows two kinds; it breaks at any other. */
  private static final class TwoKinds extends ChasitorCodecSubject {
    private final Set<BodyKind<?>> named;

    TwoKinds(Set<BodyKind<?>> named) {
      super(CodecLimits.defaults().withDocumentBytes(64 * 1024).withTextLength(4 * 1024));
      this.named = named;
    }

    @Override
    public <T> T decode(BodyKind<T> kind, byte[] document) {
      checkKnown(kind);
      return super.decode(kind, document);
    }

    @Override
    public <T> byte[] encode(BodyKind<T> kind, T value) {
      checkKnown(kind);
      return super.encode(kind, value);
    }

    private static void checkKnown(BodyKind<?> kind) {
      if (!TWO.contains(kind)) {
        throw new UnsupportedOperationException("of the codec: " + kind);
      }
    }

    @Override
    public boolean readsWholeMessages() {
      return false;
    }

    @Override
    public Set<BodyKind<?>> kinds() {
      return named;
    }
  }

  private static String outcome(Method test, CodecTck contract) throws IllegalAccessException {
    try {
      test.invoke(contract);
      return "";
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof TestAbortedException
          ? "skipped: " + e.getCause().getMessage()
          : "failed: " + e.getCause();
    }
  }

  @Test
  void passesWhatAppliesToItsKinds() throws IllegalAccessException {
    CodecTck contract = () -> new TwoKinds(TWO);
    TreeMap<String, String> outcomes = new TreeMap<>();
    for (Method test : CodecTck.class.getMethods()) {
      if (test.isAnnotationPresent(DisplayName.class)) {
        String name = test.getAnnotation(DisplayName.class).value();
        outcomes.put(name.replaceAll("^(K-\\S*) .*", "$1"), outcome(test, contract));
      }
    }
    assertTrue(
        outcomes.values().stream().noneMatch(each -> each.startsWith("failed")),
        outcomes::toString);
    assertEquals("", outcomes.get("K-TXT-01"));
    assertEquals("", outcomes.get("K-DEC-04"));
    assertTrue(
        outcomes.getOrDefault("K-ISO-01", "").startsWith("skipped: Not judged: no kind"),
        outcomes::toString);
    assertTrue(
        outcomes.getOrDefault("K-MSG-01", "").startsWith("skipped: Not judged: readsWhole"),
        outcomes::toString);
  }

  @Test
  void showsTheOtherKindsAsSkipped() {
    CodecTck contract = () -> new TwoKinds(TWO);
    long passed = contract.knowsKinds().filter(test -> passes(test.getExecutable())).count();
    assertEquals(TWO.size(), passed);
    assertEquals(BodyKind.all().size(), contract.knowsKinds().count());
  }

  private static boolean passes(Executable test) {
    try {
      test.execute();
      return true;
    } catch (TestAbortedException e) {
      return false;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aKindThatIsNamedAndNotKnownFails() {
    CodecTck contract = () -> new TwoKinds(Set.of(BodyKind.CHAT_END_REQUEST));
    assertThrows(AssertionError.class, contract::keepsTexts);
    assertEquals(
        1,
        contract
            .knowsKinds()
            .filter(
                test -> {
                  try {
                    test.getExecutable().execute();
                    return false;
                  } catch (TestAbortedException e) {
                    return false;
                  } catch (Throwable e) {
                    return e instanceof UnsupportedOperationException;
                  }
                })
            .count());
  }

  @Test
  void noKindAtAllFails() {
    CodecTck contract = () -> new TwoKinds(Set.of());
    assertThrows(AssertionError.class, contract::knowsKinds);
  }

  @Test
  void allKindsAreJudgedUnlessTheCodecNamesSome() {
    assertEquals(
        Set.copyOf(BodyKind.all()), new ChasitorCodecSubject(CodecLimits.defaults()).kinds());
  }
}
