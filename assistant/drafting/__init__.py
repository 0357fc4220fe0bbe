"""What a drafter needs: passages looked up, quotations checked, citations formatted."""
