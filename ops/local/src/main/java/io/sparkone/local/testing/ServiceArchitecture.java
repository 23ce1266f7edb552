package io.sparkone.local.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What holds for the code of every service: the test of each extends this and adds its own. */
public abstract class ServiceArchitecture {

    /** The service's own classes, without tests. */
    protected final JavaClasses classes;

    private final String root;

    /** @param root the service's package, such as {@code io.sparkone.api} */
    protected ServiceArchitecture(String root) {
        this.root = root;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(root);
    }

    @Test
    void featuresFormNoCycle() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles()
                .because("each can then be read after those that it builds on").check(classes);
    }

    @Test
    void noOtherServicesCodeIsUsed() {
        noClasses().should()
                .dependOnClassesThat(resideInAPackage("io.sparkone..")
                        .and(resideOutsideOfPackages(root + "..", "io.sparkone.platform..")))
                .because("services speak by events and HTTP only").check(classes);
    }

    @Test
    void onlyThePlatformSpeaksToStreams() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.sparkone.platform.stream..", "io.quarkus.redis.datasource.stream..")
                .because("the rules of appending and acknowledging stand in one place").check(classes);
    }
}
