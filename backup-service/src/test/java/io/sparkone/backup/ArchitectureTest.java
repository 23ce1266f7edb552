package io.sparkone.backup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {

    ArchitectureTest() {
        super("io.sparkone.backup");
    }

    @Test
    void theCoreDoesNotKnowTheFramework() {
        noClasses().that()
                .resideInAnyPackage("io.sparkone.backup.archive..", "io.sparkone.backup.content..",
                        "io.sparkone.backup.postgres..")
                .should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "jakarta..")
                .because("what makes and proves a backup must be testable and usable without a server").check(classes);
    }

    @Test
    void onlyTheStoreKnowsS3() {
        noClasses().that().resideOutsideOfPackage("io.sparkone.backup.store..").should().dependOnClassesThat()
                .resideInAnyPackage("software.amazon..").because("stores are interchangeable").check(classes);
    }

    @Test
    void processesAreStartedInOnePlace() {
        noClasses().that().resideOutsideOfPackage("io.sparkone.backup.postgres..").should().dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .because("every program gets a limit and none of the service's secrets").check(classes);
    }

    @Test
    void resourcesArePackagePrivate() {
        classes().that().haveSimpleNameEndingWith("Resource").should().bePackagePrivate()
                .because("REST is an edge, not an interface for other code").check(classes);
    }
}
