# Makes or removes the Windows task that fetches the watched documents that are due, every six hours:
#   watch.ps1 [-Remove]
# For this user only, without a window, never woken for it, not on battery.
param([switch]$Remove)
$ErrorActionPreference = 'Stop'
$name = 'Smallprint watch'
if ($Remove) {
    Unregister-ScheduledTask -TaskName $name -Confirm:$false -ErrorAction SilentlyContinue
    exit 0
}
$program = Join-Path $PSScriptRoot '..\..\..\bin\smallprint.exe' | Resolve-Path
$action = New-ScheduledTaskAction -Execute $program -Argument 'watch run --due-only'
$trigger = New-ScheduledTaskTrigger -Once -At (Get-Date).AddMinutes(10) -RepetitionInterval (New-TimeSpan -Hours 6)
$settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -RunOnlyIfNetworkAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 1)
Register-ScheduledTask -TaskName $name -Action $action -Trigger $trigger -Settings $settings -Force | Out-Null
