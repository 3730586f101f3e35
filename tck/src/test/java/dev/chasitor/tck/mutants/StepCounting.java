package dev.chasitor.tck.mutants;

import java.util.HashSet;
import java.util.Set;
import org.pitest.reloc.asm.ClassReader;
import org.pitest.reloc.asm.ClassVisitor;
import org.pitest.reloc.asm.ClassWriter;
import org.pitest.reloc.asm.Label;
import org.pitest.reloc.asm.MethodVisitor;
import org.pitest.reloc.asm.Opcodes;

/**
 * Adds a call of {@link MutantLoader#step} to each method and each jump backwards of a class. So a
 * mutant that goes round in a loop ends, always after the same number of steps.
 */
final class StepCounting extends ClassVisitor {

  private StepCounting(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** Returns the class with the calls. */
  static byte[] addedTo(byte[] compiled) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(compiled).accept(new StepCounting(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    return new Counted(next);
  }

  private static final class Counted extends MethodVisitor {
    private final Set<Label> passed = new HashSet<>();

    Counted(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      count();
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (passed.contains(target)) {
        count();
      }
      super.visitJumpInsn(opcode, target);
    }

    private void count() {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          MutantLoader.class.getName().replace('.', '/'),
          "step",
          "()V",
          false);
    }
  }
}
