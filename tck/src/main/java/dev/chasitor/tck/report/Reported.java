package dev.chasitor.tck.report;

import dev.chasitor.conformance.report.ContractKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Marks a contract whose tests write into the report. A class that implements it does so too. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ContractReporter.class)
public @interface Reported {

  /** Returns the kind of the contract. */
  ContractKind value();
}
