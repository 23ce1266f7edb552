package io.sparkone.backup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.sparkone.backup");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("io.sparkone.backup.(*)..").should().beFreeOfCycles()
                .because("a feature that needs another which needs it is one feature").check(SERVICE);
    }

    @Test
    void noOtherServicesCodeIsUsed() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.sparkone.api..", "io.sparkone.sync..", "io.sparkone.notify..",
                        "io.sparkone.local..")
                .because("services talk by events only").check(SERVICE);
    }

    @Test
    void onlyThePlatformSpeaksToStreams() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.quarkus.redis..", "io.vertx.redis..")
                .because("events leave through the outbox").check(SERVICE);
    }

    @Test
    void theCoreDoesNotKnowTheFramework() {
        noClasses().that()
                .resideInAnyPackage("io.sparkone.backup.archive..", "io.sparkone.backup.content..",
                        "io.sparkone.backup.postgres..")
                .should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "jakarta..")
                .because("what makes and proves a backup must be testable and usable without a server").check(SERVICE);
    }

    @Test
    void onlyTheStoreKnowsS3() {
        noClasses().that().resideOutsideOfPackage("io.sparkone.backup.store..").should().dependOnClassesThat()
                .resideInAnyPackage("software.amazon..").because("stores are interchangeable").check(SERVICE);
    }

    @Test
    void processesAreStartedInOnePlace() {
        noClasses().that().resideOutsideOfPackage("io.sparkone.backup.postgres..").should().dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .because("every program gets a limit and none of the service's secrets").check(SERVICE);
    }

    @Test
    void resourcesArePackagePrivate() {
        classes().that().haveSimpleNameEndingWith("Resource").should().bePackagePrivate()
                .because("REST is an edge, not an interface for other code").check(SERVICE);
    }
}
